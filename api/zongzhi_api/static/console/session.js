// Who signs in, and how. All that the rest of the page knows of it: `session.token` is empty or not,
// `access()` goes with each request, `leave()` ends it, and `SignIn` is shown while nobody is in.

import { el, h, reactive, ref } from "./libs.js";
import { t } from "./text.js";

/** The same key as in GraphiQL: signed in there is signed in here, in this tab only. */
const KEY = "zongzhi.token";

export const session = reactive({ token: sessionStorage.getItem(KEY) ?? "", notice: "" });

/** What a request is allowed by. */
export function access() {
  return { credentials: "omit", headers: { Authorization: `Bearer ${session.token}` } };
}

export function enter(token) {
  sessionStorage.setItem(KEY, token);
  Object.assign(session, { token, notice: "" });
}

/** `notice` is the key of a string that says why. */
export function leave(notice = "") {
  sessionStorage.removeItem(KEY);
  Object.assign(session, { token: "", notice });
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
        h("label", { for: "token" }, t("token")),
        h(el.ElInput, {
          id: "token",
          type: "password",
          autocomplete: "off",
          autofocus: true,
          modelValue: token.value,
          "onUpdate:modelValue": (text) => (token.value = text),
        }),
        h("p", { class: "help" }, t("tokenHelp")),
        session.notice && h("p", { class: "fault", role: "alert" }, t(session.notice)),
        h(el.ElButton, { type: "primary", nativeType: "submit" }, () => t("signIn")),
      ]);
  },
};
