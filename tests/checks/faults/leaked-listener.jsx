// --- of the window
window.addEventListener("online", () => {}); // <-
// --- a named function, not taken away
const wake = () => {};
document.addEventListener("visibilitychange", wake); // <-
// --- another event taken away
const wake = () => {};
window.addEventListener("online", wake); // <-
return () => window.removeEventListener("offline", wake);
// --- another function taken away
window.addEventListener("online", () => {}); // <-
return () => window.removeEventListener("online", () => {});
// --- another receiver
const wake = () => {};
window.addEventListener("focus", wake); // <-
return () => document.removeEventListener("focus", wake);
// --- another phase
const wake = () => {};
window.addEventListener("focus", wake, true); // <-
return () => window.removeEventListener("focus", wake);
// --- a subscription
store.subscribe(() => {}); // <-
// --- a subscription that is kept and not ended
const stop = store.subscribe(() => {}); // <-
// --- an emitter
emitter.on("change", () => {}); // <-
// --- optional chaining
window?.addEventListener?.("online", () => {}); // <-
// --- a socket
const socket = new WebSocket("wss://example.org"); // <-
socket.onmessage = () => {};
// --- an observer
const observer = new ResizeObserver(() => {}); // <-
observer.observe(document.body);
// --- an exit without the cleanup
const wake = () => {};
window.addEventListener("online", wake); // <-
if (!isSignedIn) return;
return () => window.removeEventListener("online", wake);
// --- in a helper
const listen = (name) => {
  window.addEventListener(name, () => {}); // <-
};
listen("online");
// --- begun behind the cleanup
const wake = () => {};
const run = async () => {
  await getToken();
  window.addEventListener("online", wake); // <-
};
run().catch(() => {});
return () => window.removeEventListener("online", wake);
