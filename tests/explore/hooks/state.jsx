// useState and useReducer: batches, updater functions, equal states, lazy initial states, updates from effects, timers and promises.
import { useAuth } from "@clerk/react";
import { useEffect, useLayoutEffect, useReducer, useState } from "react";

function reducer(state, action) {
  return action === "same" ? state : { count: state.count + action };
}

export function Counter() {
  const { userId } = useAuth();
  const [value, setValue] = useState(() => {
    console.log("initial value");
    return 0;
  });
  const [state, dispatch] = useReducer(reducer, 5, (count) => ({ count }));
  const [measured, setMeasured] = useState(null);

  useLayoutEffect(() => {
    setMeasured(userId);
  }, [userId]);

  useEffect(() => {
    console.log("value", value, "count", state.count, "measured", measured);
  }, [value, state, measured]);

  useEffect(() => {
    if (!userId) return;
    setValue((before) => before + 1);
    setValue((before) => before * 2);
    dispatch(1);
    dispatch("same");
    const timer = setTimeout(() => {
      setValue(100);
      setValue((before) => before + 1);
      dispatch(10);
    }, 50);
    return () => clearTimeout(timer);
  }, [userId]);

  useEffect(() => {
    let active = true;
    Promise.resolve().then(() => {
      if (!active) return;
      console.log("microtask");
      setValue((before) => before);
      dispatch("same");
      dispatch(2);
    });
    return () => {
      active = false;
    };
  }, [userId]);

  return value > 100 ? <b>{value}</b> : <i>{value}</i>;
}
