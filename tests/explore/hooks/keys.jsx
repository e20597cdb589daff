// What stays mounted and what is mounted anew: keys, positions, types, arrays, fragments and null.
import { useAuth } from "@clerk/react";
import { Fragment, useEffect, useRef } from "react";

function Item({ name }) {
  const renders = useRef(0);
  useEffect(() => {
    renders.current += 1;
    console.log("effect", name, renders.current);
  });
  useEffect(() => {
    console.log("mount", name);
    return () => console.log("unmount", name);
  }, [name]);
  return null;
}

function Other({ name }) {
  useEffect(() => {
    console.log("other", name);
    return () => console.log("other gone", name);
  }, []);
  return <span>{name}</span>;
}

export function List() {
  const { isLoaded, userId, orgId, sessionId } = useAuth();
  const order = userId === "user_B" ? ["c", "a", "b"] : ["a", "b", "c"];
  return (
    <section>
      {order.map((name) => (
        <Item key={name} name={name} />
      ))}
      {orgId ? <Item name="position" /> : <Other name="position" />}
      {isLoaded ? null : <Other name="loading" />}
      <Fragment key={`session ${sessionId}`}>
        <Item name="keyed by session" />
      </Fragment>
      <Item key={`user ${userId}`} name="keyed by user" />
    </section>
  );
}
