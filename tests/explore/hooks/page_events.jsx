// Listeners on the page, an abort controller, and what is left of them after unmount.
import { useAuth } from "@clerk/react";
import { useEffect, useState } from "react";

export function Page() {
  const { userId } = useAuth();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener("online", () => setOnline(true), { signal });
    window.addEventListener("offline", () => setOnline(false), { signal });
    document.addEventListener("visibilitychange", () => console.log(document.visibilityState), { signal });
    signal.addEventListener("abort", () => console.log("aborted", signal.reason.name));
    return () => controller.abort();
  }, [userId]);
  useEffect(() => {
    const focus = () => console.log("focus", String(userId));
    addEventListener("focus", focus);
    return () => removeEventListener("focus", focus);
  }, [userId]);
  useEffect(() => {
    console.log("online", online);
  }, [online]);
  return null;
}
