// State set while rendering, from the value of the render before.
import { useAuth } from "@clerk/react";
import { useEffect, useState } from "react";

export function Derived() {
  const { userId } = useAuth();
  const [previous, setPrevious] = useState(userId);
  const [changes, setChanges] = useState(0);
  if (previous !== userId) {
    setPrevious(userId);
    setChanges(changes + 1);
  }
  useEffect(() => {
    console.log("changes", changes, String(previous));
  }, [changes, previous]);
  return null;
}
