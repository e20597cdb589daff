// I3. Asked at the moment when Clerk's identity becomes "signed out", after the effects of that render and before any microtask. When the
// last thing that was dispatched is a clear, or the page was loaded with a backend that is signed out, there is nothing to tell. A clear
// whose number the component has used before is none: the backend takes it for an older one.
"use strict";

module.exports = {
  id: "I3",
  rule: "Sign-out is dispatched in the same effect flush; it waits for no request.",
  start: () => ({ isCleared: false, isDue: false, seq: 0 }),
  on: {
    reloaded(world, memory) {
      memory.isCleared = world.reflex.holds === null;
    },
    mounted(world, memory) {
      memory.seq = 0;
    },
    dispatched(world, memory, { kind, seq }) {
      if (kind === "other") return;
      memory.isCleared = kind === "clear" && !(seq <= memory.seq);
      if (seq > memory.seq) memory.seq = seq;
    },
    changed(world, memory) {
      memory.isDue = world.clerk.identity === null && world.isMounted;
    },
    flushed(world, memory) {
      const isLate = memory.isDue && !memory.isCleared;
      memory.isDue = false;
      return isLate ? "Clerk is signed out, and the effects have run without telling the backend" : null;
    },
  },
};
