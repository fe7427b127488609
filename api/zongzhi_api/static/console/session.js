// Who signs in, and how. All that the rest of the page knows of it: `session.token` is empty or not,
// `session.user` is who signed in by an account, `access()` goes with each request, `leave()` ends
// it, and `SignIn` is shown while nobody is in.

import { el, h, reactive, ref } from "./libs.js";
import { t } from "./text.js";

/** The same key as in GraphiQL: signed in there is signed in here, in this tab only. */
const KEY = "zongzhi.token";

/** Stands for the cookie, which no script can read. */
const COOKIE = "cookie";

export const session = reactive({
  token: sessionStorage.getItem(KEY) ?? "",
  user: null,
  service: false,
  notice: "",
});

/** Ask once, before anything is shown, whether somebody has signed in by an account. */
export async function findUser() {
  try {
    const response = await fetch("/auth/me", { credentials: "same-origin" });
    const { service, user } = await response.json();
    Object.assign(session, { service, user: session.token ? null : user });
    if (session.user) session.token = COOKIE;
  } catch {
    // Without an answer there is the token.
  }
}

/** What a request is allowed by. */
export function access() {
  if (session.user) return { credentials: "same-origin", headers: {} };
  return bearer(session.token);
}

export function bearer(token) {
  return { credentials: "omit", headers: { Authorization: `Bearer ${token}` } };
}

/** The code of a slip opens its person's own record: `{ token, minutes }`, or what was refused. */
export async function openRecord(code) {
  const response = await fetch("/auth/record", {
    method: "POST",
    credentials: "omit",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
  return response.json();
}

export function enter(token) {
  sessionStorage.setItem(KEY, token);
  Object.assign(session, { token, user: null, notice: "" });
}

/** `notice` is the key of a string that says why. */
export function leave(notice = "") {
  if (session.user && !notice) send("/auth/logout", {});
  sessionStorage.removeItem(KEY);
  Object.assign(session, { token: "", user: null, notice });
}

/** Go on under another of one's grants: everything on the page is another then. */
export async function changeGrant(grant) {
  const response = await send("/auth/grant", { grant });
  if (response.ok) location.reload();
}

function send(address, body) {
  return fetch(address, {
    method: "POST",
    credentials: "same-origin",
    keepalive: true,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const SignIn = {
  setup() {
    const token = ref("");
    const submit = (event) => {
      event.preventDefault();
      if (token.value.trim()) enter(token.value.trim());
    };
    return () =>
      h("form", { class: "sign-in panel", onSubmit: submit }, [
        h("h1", t("signIn")),
        session.notice && h("p", { class: "fault", role: "alert" }, t(session.notice)),
        session.service && [
          h("p", h("a", { class: "account", href: "/auth/login" }, t("signInByAccount"))),
          h("p", { class: "help" }, t("orByToken")),
        ],
        h("label", { for: "token" }, t("token")),
        h(el.ElInput, {
          id: "token",
          type: "password",
          autocomplete: "off",
          autofocus: !session.service,
          modelValue: token.value,
          "onUpdate:modelValue": (text) => (token.value = text),
        }),
        h("p", { class: "help" }, t("tokenHelp")),
        h(el.ElButton, { type: session.service ? "default" : "primary", nativeType: "submit" }, () =>
          t("signIn"),
        ),
        h("p", h("a", { href: "#/my-record" }, t("toMyRecord"))),
      ]);
  },
};
