// --- what subscribe returns
return store.subscribe(() => setCount(1));
// --- kept and called
const stop = store.subscribe(() => setCount(1));
return () => stop();
// --- handed back by name
const stop = store.subscribe(() => setCount(1));
return stop;
// --- an object with unsubscribe
const subscription = store.subscribe((found) => setData(found));
return () => subscription.unsubscribe();
// --- an object with remove
const subscription = emitter.addListener("change", () => setCount(1));
return () => subscription.remove();
// --- on and off
const onChange = () => setCount(1);
emitter.on("change", onChange);
return () => { emitter.off("change", onChange); };
// --- on and removeListener
const onChange = () => setCount(1);
emitter.on("change", onChange);
return () => emitter.removeListener("change", onChange);
// --- the window
const onResize = () => setCount(window.innerWidth);
window.addEventListener("resize", onResize);
return () => window.removeEventListener("resize", onResize);
// --- the window, capturing
const onKey = (event) => setData(event.key);
window.addEventListener("keydown", onKey, true);
return () => window.removeEventListener("keydown", onKey, true);
// --- the document, passive
const onScroll = () => setCount(window.scrollY);
document.addEventListener("scroll", onScroll, { passive: true });
return () => document.removeEventListener("scroll", onScroll);
// --- two events
const wake = () => setCount(1);
window.addEventListener("online", wake);
window.addEventListener("focus", wake);
return () => {
  window.removeEventListener("online", wake);
  window.removeEventListener("focus", wake);
};
// --- once
document.addEventListener("click", () => setCount(1), { once: true });
// --- a list of events
const wake = () => setCount(1);
const names = ["online", "focus"];
names.forEach((name) => window.addEventListener(name, wake));
return () => names.forEach((name) => window.removeEventListener(name, wake));
// --- a media query
const query = window.matchMedia("(min-width: 600px)");
const onChange = () => setCount(query.matches ? 1 : 0);
query.addEventListener("change", onChange);
return () => query.removeEventListener("change", onChange);
// --- a socket
const socket = new WebSocket(url);
socket.onmessage = (event) => setData(event.data);
return () => socket.close();
// --- a socket with listeners
const socket = new WebSocket(url);
socket.addEventListener("message", (event) => setData(event.data));
socket.addEventListener("close", () => setCount(0));
return () => socket.close();
// --- server-sent events
const source = new EventSource(url);
source.onmessage = (event) => { setData(event.data); };
source.onerror = () => { setError("lost"); };
return () => { source.close(); };
// --- an observer
const observer = new ResizeObserver(() => setCount(1));
observer.observe(document.body);
return () => observer.disconnect();
// --- an observer of what is seen
const observer = new IntersectionObserver(([entry]) => setCount(entry.isIntersecting ? 1 : 0));
observer.observe(document.querySelector("#end"));
return () => { observer.disconnect(); };
// --- a channel
const channel = new BroadcastChannel("news");
channel.onmessage = (event) => setData(event.data);
return () => channel.close();
// --- a worker
const worker = new Worker("worker.js");
worker.onmessage = (event) => setData(event.data);
worker.postMessage(id);
return () => worker.terminate();
// --- a chat room | deps: [room]
const connection = connect(room);
connection.on("message", (message) => setData(message));
connection.connect();
return () => connection.disconnect();
// --- an external store
function Page({ store }) {
  const state = useSyncExternalStore(store.subscribe, store.getSnapshot);
  useEffect(() => { send(state); }, [state]);
}
// --- an external store of its own
function subscribe(callback) {
  window.addEventListener("online", callback);
  return () => window.removeEventListener("online", callback);
}
function useOnline() {
  return useSyncExternalStore(subscribe, () => navigator.onLine, () => true);
}
// --- an element
function Page({ onClose }) {
  const box = useRef(null);
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    node.addEventListener("close", onClose);
    return () => node.removeEventListener("close", onClose);
  }, [onClose]);
  return <dialog ref={box} />;
}
// --- a click outside
function Page({ onOutside }) {
  const box = useRef(null);
  useEffect(() => {
    const onClick = (event) => { if (box.current && !box.current.contains(event.target)) onOutside(); };
    document.addEventListener("mousedown", onClick);
    return () => { document.removeEventListener("mousedown", onClick); };
  }, [onOutside]);
  return <p ref={box} />;
}
// --- a listener that the state turns off | deps: [count]
if (count > 3) return;
const wake = () => setCount((n) => n + 1);
window.addEventListener("online", wake);
return () => window.removeEventListener("online", wake);
// --- assigned to the window
window.onbeforeunload = () => "sure?";
return () => { window.onbeforeunload = null; };
// --- taken away by a function of the library
const draw = (time) => { if (!latestRef.current) latestRef.current = time; setCount(time); };
frame.update(draw, true);
return () => cancelFrame(draw);
// --- a ref of the parent
function Field({ innerRef }) {
  useEffect(() => {
    innerRef.current = document.activeElement;
    return () => { innerRef.current = null; };
  }, [innerRef]);
}
