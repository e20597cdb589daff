// One of Clerk's providers and one synchronizer in a page, however many are asked for: two of Clerk's providers in one
// tree end in an error, and two synchronizers send everything twice.
import { createContext, createElement, useContext, useEffect, useState } from "react";

const Depth = createContext(0);

// Synchronizers in the order in which they were mounted, each as the function that tells it whether it is the first.
const mounted = [];

function useFirst() {
  const [first, setFirst] = useState(false);
  useEffect(() => {
    mounted.push(setFirst);
    mounted[0](true);
    if (mounted.length > 1) warn("two providers are in this page");
    return () => {
      mounted.splice(mounted.indexOf(setFirst), 1);
      setFirst(false); // StrictMode mounts again what it has unmounted, and another may then be the first
      mounted[0]?.(true);
    };
  }, []);
  return first;
}

function warn(what) {
  console.warn(`reflex_clerk: ${what}; one synchronizer runs. Keep clerk_provider on the page or wrap_app, not both.`);
}

// Clerk's provider, which stands aside when there is one around it.
export function oneProvider(ClerkProvider) {
  return function Provider({ children, ...props }) {
    const depth = useContext(Depth);
    useEffect(() => {
      if (depth > 0) warn("a provider is inside another");
    }, [depth]);
    const content = depth > 0 ? children : createElement(ClerkProvider, props, children);
    return createElement(Depth.Provider, { value: depth + 1 }, content);
  };
}

// The synchronizer, of which the first that is mounted runs.
export function oneSynchronizer(Synchronizer) {
  function First(props) {
    return useFirst() ? createElement(Synchronizer, props) : null;
  }
  return function OneSynchronizer(props) {
    return useContext(Depth) > 1 ? null : createElement(First, props);
  };
}
