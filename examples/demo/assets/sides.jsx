// What Clerk's own hooks say, beside what the backend says: for the eyes of a person, not part of the package.
import { useAuth, useClerk, useSessionList } from "@clerk/react";
import { useContext, useEffect, useState } from "react";
import { EventLoopContext } from "$/utils/context";

const ROWS = ["user", "session", "organization", "role"];

function useNow() {
  const [now, setNow] = useState(null);
  useEffect(() => {
    const tick = () => setNow(Date.now() / 1000);
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function verdict(isLoaded, connected, equal) {
  if (!connected) return ["away", "the backend is away"];
  if (!isLoaded) return ["waiting", "Clerk is loading"];
  return equal ? ["equal", "equal"] : ["different", "catching up"];
}

export function TwoSides({ backend }) {
  const { isLoaded, userId, sessionId, orgId, orgRole } = useAuth();
  const [, connectErrors] = useContext(EventLoopContext);
  const now = useNow();
  const clerk = { user: userId, session: sessionId, organization: orgId, role: orgRole };
  const equal = ROWS.every((row) => (clerk[row] ?? null) === (backend[row] ?? null));
  const [kind, says] = verdict(isLoaded, connectErrors.length === 0, equal);
  const left = backend.expiresAt && now ? Math.round(backend.expiresAt - now) : null;
  return (
    <div className="sides">
      <div className={`verdict ${kind}`} role="status">
        {says}
      </div>
      <table>
        <thead>
          <tr>
            <th />
            <th>Clerk, here</th>
            <th>Backend, verified</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row}>
              <th>{row}</th>
              <td>{clerk[row] ?? "–"}</td>
              <td>{backend[row] ?? "–"}</td>
            </tr>
          ))}
          <tr className="more">
            <th>status</th>
            <td>{isLoaded ? "loaded" : "loading"}</td>
            <td>
              {backend.status}
              {left !== null && `, token for ${left} s`}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

export function People({ people, password }) {
  const clerk = useClerk();
  const { userId } = useAuth();
  const { sessions = [] } = useSessionList();
  const signIn = async (identifier) => {
    const attempt = await clerk.client.signIn.create({ identifier, password, strategy: "password" });
    await clerk.setActive({ session: attempt.createdSessionId });
  };
  const button = (email) => {
    const session = sessions.find((one) => one.user?.primaryEmailAddress?.emailAddress === email);
    if (!session) return <button onClick={() => signIn(email)}>Sign in</button>;
    if (session.user.id === userId) return <span className="here">is here</span>;
    return <button onClick={() => clerk.setActive({ session })}>Switch</button>;
  };
  return (
    <div className="people">
      <ul>
        {people.map(({ name, email }) => (
          <li key={email}>
            <span>
              <strong>{name}</strong>
              <small>{email}</small>
            </span>
            {button(email)}
          </li>
        ))}
      </ul>
      <p className="hint">
        Password: <code>{password}</code>
      </p>
      <div className="actions">
        <button className="plain" disabled={!userId} onClick={() => clerk.signOut(() => null)}>
          Sign everybody out
        </button>
      </div>
    </div>
  );
}
