// --- fetch
const controller = new AbortController();
fetch(url, { signal: controller.signal })
  .then((answer) => answer.json())
  .then((found) => setData(found))
  .catch(() => {});
return () => controller.abort();
// --- fetch, async
const controller = new AbortController();
const run = async () => {
  try {
    const answer = await fetch(url, { signal: controller.signal });
    setData(await answer.json());
  } catch (failure) {
    if (failure.name !== "AbortError") setError(failure);
  }
};
run();
return () => controller.abort();
// --- a signal taken out
const controller = new AbortController();
const { signal } = controller;
fetch(url, { signal }).then((answer) => { setData(answer.status); }).catch(() => {});
return () => { controller.abort(); };
// --- asked before the state is set
const controller = new AbortController();
load(id).then((found) => { if (!controller.signal.aborted) setData(found); }).catch(() => {});
return () => controller.abort();
// --- thrown before the state is set
const controller = new AbortController();
load(id).then((found) => { controller.signal.throwIfAborted(); setData(found); }).catch(() => {});
return () => controller.abort();
// --- with a reason
const controller = new AbortController();
fetch(url, { signal: controller.signal }).then(() => setCount(1)).catch(() => {});
return () => controller.abort(new Error("left"));
// --- failures that are no aborts
const controller = new AbortController();
fetch(url, { signal: controller.signal })
  .then((answer) => answer.text())
  .then(setData)
  .catch((failure) => { if (!controller.signal.aborted) setError(failure); });
return () => controller.abort();
// --- a listener that ends with it
const controller = new AbortController();
window.addEventListener("online", () => setCount(1), { signal: controller.signal });
return () => controller.abort();
// --- several listeners that end with it
const controller = new AbortController();
const { signal } = controller;
window.addEventListener("online", () => setCount(1), { signal });
window.addEventListener("offline", () => setCount(0), { signal });
document.addEventListener("visibilitychange", () => setCount(2), { signal });
return () => controller.abort();
// --- two requests, one controller
const controller = new AbortController();
const run = async () => {
  const first = await fetch(url, { signal: controller.signal });
  const second = await fetch(await first.text(), { signal: controller.signal });
  setData(await second.text());
};
run().catch(() => {});
return () => controller.abort();
// --- a wrapper that takes the signal
const controller = new AbortController();
loadWith(id, controller.signal).then((found) => { if (!controller.signal.aborted) setData(found); }, () => {});
return () => controller.abort();
// --- a controller in a ref
controllerRef.current?.abort();
const controller = new AbortController();
controllerRef.current = controller;
fetch(url, { signal: controller.signal }).then(() => setCount(1)).catch(() => {});
return () => controller.abort();
// --- an exit before the request
if (!url) return;
const controller = new AbortController();
fetch(url, { signal: controller.signal }).then(() => setCount(1)).catch(() => {});
return () => controller.abort();
// --- a flag beside it
let active = true;
const controller = new AbortController();
fetch(url, { signal: controller.signal })
  .then((answer) => answer.json())
  .then((found) => { if (active) setData(found); })
  .catch(() => {});
return () => { active = false; controller.abort(); };
// --- finally, if it still counts
const controller = new AbortController();
setCount(1);
fetch(url, { signal: controller.signal })
  .catch(() => {})
  .finally(() => { if (!controller.signal.aborted) setCount(0); });
return () => controller.abort();
// --- kept in a ref, and asked by its own name
const controller = new AbortController();
controllerRef.current = controller;
load(id).then((found) => { if (!controller.signal.aborted) setData(found); }, () => {});
return () => { controllerRef.current.abort(); };
// --- taken out of the ref before the wait
controllerRef.current = new AbortController();
const { signal } = controllerRef.current;
load(id).then((found) => { if (!signal.aborted) setData(found); }, () => {});
return () => { controllerRef.current.abort(); };
