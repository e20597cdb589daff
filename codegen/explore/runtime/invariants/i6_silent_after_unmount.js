// I6. What an unmounted component leaves behind can act on a page that no longer shows it.
"use strict";

module.exports = {
  id: "I6",
  rule: "After unmount: no dispatch, no armed timer, no listener.",
  start: () => null,
  on: {
    dispatched(world) {
      return world.isMounted ? null : "The component dispatches after it was unmounted";
    },
    rested(world) {
      if (world.isMounted) return null;
      if (world.clock.timers.length > 0) return "A timer is armed after the component was unmounted";
      return world.browser.listenerCount > 0 ? "A listener is left after the component was unmounted" : null;
    },
  },
};
