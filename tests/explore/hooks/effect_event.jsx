// useEffectEvent sees the latest values; useId stays the same; useImperativeHandle fills a ref of the parent.
import { useAuth } from "@clerk/react";
import { useEffect, useEffectEvent, useId, useImperativeHandle, useRef } from "react";

function Child({ ref, value }) {
  const id = useId();
  const first = useRef(id);
  useImperativeHandle(ref, () => ({ tell: () => console.log("child", id === first.current, String(value)) }), [id, value]);
  return null;
}

export function Latest() {
  const { userId, sessionId } = useAuth();
  const child = useRef(null);
  const id = useId();
  const first = useRef(id);
  const report = useEffectEvent((why) => {
    console.log(why, typeof id, id === first.current, String(userId), String(sessionId));
    child.current?.tell();
  });
  useEffect(() => {
    report("user changed");
    const timer = setTimeout(() => report("timer"), 10);
    return () => {
      report("cleanup");
      clearTimeout(timer);
    };
  }, [userId]);
  return <Child ref={child} value={userId} />;
}
