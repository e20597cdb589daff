// A component that throws in an effect once somebody is signed in.
import { useAuth } from "@clerk/react";
import { useEffect } from "react";

export function Throws() {
  const { isSignedIn } = useAuth();
  useEffect(() => {
    console.log("before");
    return () => console.log("cleanup");
  });
  useEffect(() => {
    if (isSignedIn) throw new Error("in an effect");
  }, [isSignedIn]);
  return null;
}
