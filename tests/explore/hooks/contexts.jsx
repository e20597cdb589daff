// A context of the component's own: providers, nested ones, readers below memo.
import { useAuth } from "@clerk/react";
import { createContext, memo, useContext, useEffect, useState } from "react";

const User = createContext("nobody");

const Reader = memo(function Reader({ name }) {
  const user = useContext(User);
  useEffect(() => {
    console.log("reader", name, user);
  });
  return null;
});

const Plain = memo(function Plain({ name, children }) {
  useEffect(() => {
    console.log("plain", name);
  });
  return <p>{children}</p>;
});

export function Contexts() {
  const { userId } = useAuth();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(Boolean(userId));
  }, [userId]);
  return (
    <>
      <Reader name="outside" />
      <User.Provider value={userId ?? "unknown"}>
        <Reader name="inside" />
        <Plain name="memo">fixed</Plain>
        <User value="inner">
          <Reader name="nested" />
        </User>
        {shown && <Reader name="sometimes" />}
      </User.Provider>
    </>
  );
}
