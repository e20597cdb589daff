// --- the title
document.title = id;
// --- the title, put back
const before = document.title;
document.title = id;
return () => { document.title = before; };
// --- focus
function Field() {
  const input = useRef(null);
  useEffect(() => { input.current?.focus(); }, []);
  return <input ref={input} />;
}
// --- a class of the body
document.body.classList.add("open");
return () => document.body.classList.remove("open");
// --- storage
localStorage.setItem("id", JSON.stringify(id));
// --- storage that may be full
try {
  localStorage.setItem("id", id);
} catch {
  setError("full");
}
// --- storage of other tabs
const onStorage = (event) => { if (event.key === "id") setData(event.newValue); };
window.addEventListener("storage", onStorage);
return () => window.removeEventListener("storage", onStorage);
// --- a script
const script = document.createElement("script");
script.src = url;
document.body.appendChild(script);
return () => { document.body.removeChild(script); };
// --- measured before paint
function Tip() {
  const box = useRef(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const { height: measured } = box.current.getBoundingClientRect();
    setHeight(measured);
  }, []);
  return <p ref={box} style={{ height }} />;
}
// --- a widget
function Map({ zoom }) {
  const box = useRef(null);
  const widget = useRef(null);
  useEffect(() => {
    if (widget.current === null) widget.current = new MapWidget(box.current);
    widget.current.setZoom(zoom);
  }, [zoom]);
  return <p ref={box} />;
}
// --- a widget that is taken down
function Chart({ data }) {
  const box = useRef(null);
  useEffect(() => {
    const chart = draw(box.current, data);
    return () => chart.destroy();
  }, [data]);
  return <p ref={box} />;
}
// --- a video
function Player({ playing }) {
  const video = useRef(null);
  useEffect(() => {
    if (playing) video.current.play();
    else video.current.pause();
  }, [playing]);
  return <video ref={video} />;
}
// --- an animation
function Fade({ ms }) {
  const box = useRef(null);
  useEffect(() => {
    const animation = box.current.animate([{ opacity: 0 }, { opacity: 1 }], ms);
    return () => animation.cancel();
  }, [ms]);
  return <p ref={box} />;
}
// --- a dialog
function Dialog({ open }) {
  const box = useRef(null);
  useEffect(() => {
    const dialog = box.current;
    if (!open) return;
    dialog.showModal();
    return () => dialog.close();
  }, [open]);
  return <dialog ref={box} />;
}
// --- analytics
report("visit", url);
// --- an object URL
const address = URL.createObjectURL(id);
setData(address);
return () => URL.revokeObjectURL(address);
