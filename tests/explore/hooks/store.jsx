// useSyncExternalStore: a store outside React that changes in effects, timers and while nobody listens.
import { useAuth } from "@clerk/react";
import { useCallback, useEffect, useSyncExternalStore } from "react";

const listeners = new Set();
let current = 0;

function publish(value) {
  current = value;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener) {
  listeners.add(listener);
  console.log("subscribed", listeners.size);
  return () => {
    listeners.delete(listener);
    console.log("unsubscribed", listeners.size);
  };
}

function Watcher({ name }) {
  const value = useSyncExternalStore(subscribe, () => current);
  useEffect(() => {
    console.log(name, "sees", value);
  }, [name, value]);
  return null;
}

export function Store() {
  const { userId } = useAuth();
  const parity = useSyncExternalStore(
    useCallback((listener) => subscribe(listener), [userId]),
    useCallback(() => current % 2, []),
  );
  useEffect(() => {
    console.log("parity", parity);
  }, [parity]);
  useEffect(() => {
    if (userId) publish(current + 1);
    const timer = setTimeout(() => publish(current + 2), 100);
    return () => clearTimeout(timer);
  }, [userId]);
  return userId ? <Watcher name="watcher" /> : null;
}
