// Order of the three kinds of effects and of their cleanups, in a parent, children and grandchildren.
import { useAuth } from "@clerk/react";
import { useEffect, useInsertionEffect, useLayoutEffect } from "react";

function useAll(name, value) {
  useInsertionEffect(() => {
    console.log("insertion", name, value);
    return () => console.log("insertion cleanup", name, value);
  }, [value]);
  useLayoutEffect(() => {
    console.log("layout", name, value);
    return () => console.log("layout cleanup", name, value);
  }, [value]);
  useEffect(() => {
    console.log("passive", name, value);
    return () => console.log("passive cleanup", name, value);
  }, [value]);
  useEffect(() => {
    console.log("always", name);
    return () => console.log("always cleanup", name);
  });
}

function Leaf({ name, value }) {
  useAll(name, value);
  return null;
}

function Branch({ name, value, children }) {
  useAll(name, value);
  return (
    <div>
      <Leaf name={`${name} first`} value={value} />
      {children}
    </div>
  );
}

export function Tree() {
  const { isSignedIn, userId } = useAuth();
  useAll("root", userId);
  return (
    <>
      <Branch name="left" value={isSignedIn}>
        {isSignedIn && <Leaf name="only when signed in" value={userId} />}
      </Branch>
      <Leaf name="right" value={1} />
    </>
  );
}
