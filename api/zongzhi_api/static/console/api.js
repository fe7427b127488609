// One way to ask the API. An answer is always `{ data, errors }`; faults on the way are errors too.

import { el } from "./libs.js";
import { access, bearer, leave, session } from "./session.js";
import { t } from "./text.js";

/** The schema that the last answer was made with: it changes when a plugin is switched. */
export const seen = { schemaId: "" };

/**
 * `key` makes a command safe to repeat, `purpose` says for what persons are read, and `own` is the
 * token of somebody who reads their own record, which has nothing to do with who is signed in.
 */
export async function ask(query, variables = {}, { key = "", purpose = "", own = "", signal } = {}) {
  const token = session.token;
  const { credentials, headers } = own ? bearer(own) : access();
  let response;
  try {
    response = await fetch("/graphql", {
      method: "POST",
      credentials,
      signal,
      headers: {
        // By this type a refused input is an ordinary answer, and no fault in the browser's eyes.
        Accept: "application/json",
        "Content-Type": "application/json",
        ...(key && { "Idempotency-Key": key }),
        ...(purpose && { "X-Purpose": purpose }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
  } catch {
    return fault("UNREACHABLE", "unreachable");
  }
  if (!own && response.status === 401 && session.token === token) leave("tokenRefused");
  if (!own) seen.schemaId = response.headers.get("X-Schema-Id") ?? seen.schemaId;
  try {
    const { data = null, errors = [], extensions = {} } = await response.json();
    for (const { message } of extensions.warnings ?? [])
      el.ElMessage.warning({ message, duration: 0, showClose: true });
    return { data, errors };
  } catch {
    return fault("UNREADABLE", "unreadable");
  }
}

/** Asks as `ask` does, but answers null when it was asked again meanwhile, or was to forget it: what is
 * shown belongs to what was chosen last, and the server need not go on with the rest. */
export function asker() {
  let last = new AbortController();
  const forget = () => {
    last.abort();
    return (last = new AbortController());
  };
  const asking = async (query, variables) => {
    const { signal } = forget();
    const answer = await ask(query, variables, { signal });
    return signal.aborted ? null : answer;
  };
  return Object.assign(asking, { forget });
}

/** Nobody knows whether the request arrived: asking again with the same key is safe. */
export function isLost({ errors }) {
  return errors.some((error) =>
    ["UNREACHABLE", "UNREADABLE", "UNAVAILABLE", "TIMEOUT"].includes(error.extensions?.code),
  );
}

/** A key that no other request has. `crypto.randomUUID` is missing where the page comes by HTTP. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fault(code, key) {
  return { data: null, errors: [{ message: t(key), extensions: { code } }] };
}
