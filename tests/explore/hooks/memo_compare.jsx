// memo with a comparison of its own, and memo of a component with state.
import { useAuth } from "@clerk/react";
import { memo, useEffect, useState } from "react";

const ByUser = memo(
  ({ auth }) => {
    useEffect(() => {
      console.log("by user", String(auth.userId), String(auth.orgId));
    });
    return null;
  },
  (before, after) => before.auth.userId === after.auth.userId,
);

const Ticking = memo(() => {
  const [ticks, setTicks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTicks((before) => Math.min(before + 1, 3)), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    console.log("ticks", ticks);
  }, [ticks]);
  return null;
});

export function Compared() {
  const auth = useAuth();
  return (
    <>
      <ByUser auth={auth} />
      <Ticking />
    </>
  );
}
