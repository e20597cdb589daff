// useMemo and useCallback: what is computed again, and which effects follow; under Fast Refresh too.
import { useAuth } from "@clerk/react";
import { useCallback, useEffect, useMemo, useRef } from "react";

export function Remembers() {
  const { userId, getToken } = useAuth();
  const made = useRef(0);
  const list = useMemo(() => {
    return [userId];
  }, [userId]);
  const fresh = useMemo(() => ({ userId }));
  const callback = useCallback(() => userId, [userId]);
  const constant = useMemo(() => ({}), []);

  useEffect(() => {
    made.current += 1;
    console.log("list", made.current, String(list[0]));
    return () => console.log("list cleanup");
  }, [list]);
  useEffect(() => {
    console.log("fresh", String(fresh.userId));
  }, [fresh]);
  useEffect(() => {
    console.log("callback", String(callback()));
  }, [callback]);
  useEffect(() => {
    console.log("constant");
    return () => console.log("constant cleanup");
  }, [constant]);
  useEffect(() => {
    console.log("getToken");
  }, [getToken]);
  return null;
}
