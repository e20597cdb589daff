// Async functions, thenables, races and finally in effects, with state set from them.
import { useAuth } from "@clerk/react";
import { useEffect, useRef, useState } from "react";

const wait = (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs));

export function Asynchronous() {
  const { isLoaded, userId, getToken } = useAuth();
  const [status, setStatus] = useState("idle");
  const runs = useRef(0);

  useEffect(() => {
    if (!isLoaded) return;
    let active = true;
    const run = ++runs.current;
    const work = async () => {
      setStatus("working");
      for (const delayMs of [10, 20]) {
        try {
          const token = await Promise.race([getToken({ skipCache: true }), wait(delayMs).then(() => "late")]);
          console.log(run, "token", typeof token, token === "late");
          if (!active) return "void";
          if (token) return "done";
        } catch (error) {
          console.log(run, "failed", error.status);
        } finally {
          console.log(run, "tried");
        }
        await { then: (resolve) => resolve(delayMs) };
      }
      throw new Error("no token");
    };
    work()
      .then((end) => active && setStatus(end))
      .catch(() => active && setStatus("failed"))
      .finally(() => console.log(run, "over"));
    return () => {
      active = false;
    };
  }, [isLoaded, userId, getToken]);

  useEffect(() => {
    console.log("status", status);
  }, [status]);
  return null;
}
