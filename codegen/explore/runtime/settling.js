// Letting a run come to its end: every request is answered (or every one fails), the socket returns, the timers fire, nothing else happens.
"use strict";

/** Steps after which a run that does not settle is judged as it stands. */
const STEPS = 400;

/** The next step towards rest, or null: requests first, then the socket, then the timers. */
function nextStep(world, actions, ending) {
  const open = world.clerk.requests.findIndex((request) => !request.isWaiting);
  if (open >= 0) return actions.get(`${ending}:${open}`) ?? null;
  if (!world.reflex.isUp) return actions.get("return:kept");
  return world.clock.timers.length > 0 ? actions.get("timer") : null;
}

/** Settle the run; `ending` is how requests end. Return how many requests were made; `follow` sees each step's id. */
function settle(world, actions, { ending = "resolve", requestLimit = Infinity, follow = null } = {}) {
  let requests = world.clerk.requests.length;
  for (let step = 0; step < STEPS && requests < requestLimit && world.crash === null; step++) {
    const action = nextStep(world, actions, ending);
    if (action === null) break;
    follow?.(action);
    world.act(action);
    requests += world.requestCount;
  }
  return requests;
}

exports.settle = settle;
