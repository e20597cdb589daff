// --- a member
function A() { const user = useUser(); useEffect(() => { user.name = "x"; }, [user]); } // <-
// --- a member of a member
function A() { const user = useUser(); useEffect(() => { user.profile.name = "x"; }, [user]); } // <-
// --- counted
function A() { const stats = useStats(); useEffect(() => { stats.views++; }, [stats]); } // <-
// --- added to
function A() { const stats = useStats(); useEffect(() => { stats.views += 1; }, [stats]); } // <-
// --- a computed member
function A({ key }) { const map = useStore(); useEffect(() => { map[key] = 1; }, [map, key]); } // <-
// --- a prop
function A(props) { useEffect(() => { props.box.open = true; }, [props]); } // <-
// --- a destructured prop
function A({ box }) { useEffect(() => { box.open = true; }, [box]); } // <-
// --- state
function A() { const [box] = useState({}); useEffect(() => { box.open = true; }, [box]); } // <-
// --- state, pushed to
function A() { const [list] = useState([]); useEffect(() => { list.push(1); }, [list]); } // <-
// --- state, sorted
function A() { const [list] = useState([]); useEffect(() => { list.sort(); }, [list]); } // <-
// --- while rendering
function A() { const user = useUser(); user.seen = true; useEffect(() => {}, [user]); } // <-
// --- a context
function A() { const theme = useContext(Theme); useEffect(() => { theme.dark = true; }, [theme]); } // <-
// --- in a continuation
function A() {
  const user = useUser();
  useEffect(() => {
    load().then((name) => {
      user.name = name; // <-
    }).catch(() => {});
  }, [user]);
}
// --- in a helper
function A() {
  const user = useUser();
  useEffect(() => {
    const rename = (name) => {
      user.name = name; // <-
    };
    rename("x");
  }, [user]);
}
