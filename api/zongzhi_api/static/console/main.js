// The frame around all pages: who is in, where we are, in which language.

import { About } from "./about.js";
import { AccountPage } from "./account.js";
import { Accounts, keepsAccounts } from "./accounts.js";
import { Entry } from "./entry.js";
import { Bases } from "./bases.js";
import { chinese, createApp, el, h, nextTick, ref, watch } from "./libs.js";
import { Matters } from "./matters.js";
import { MatterPage } from "./matter.js";
import { MyRecord } from "./mine.js";
import { NoticePage } from "./notice.js";
import { Overview } from "./overview.js";
import { isOfficer } from "./persons.js";
import { forgetLists } from "./pickers.js";
import { enterScope, forgetReader, loadReader, PlacePicker, reader } from "./places.js";
import { keepsRegisters, Registers } from "./registers.js";
import { RequestPage, Requests } from "./requests.js";
import { Reviews } from "./reviews.js";
import { forgetSchema, loadSchema, types } from "./schema.js";
import { findUser, leave, session, SignIn } from "./session.js";
import { SlipPage } from "./slip.js";
import { hasSwitches, Switches } from "./switches.js";
import { language, roleName, switchLanguage, t } from "./text.js";
import { faultList } from "./ui.js";

/** Name in the address → page; those with a string of that name stand in the menu. */
const PAGES = {
  matters: Matters,
  matter: MatterPage,
  entry: Entry,
  overview: Overview,
  registers: Registers,
  accounts: Accounts,
  account: AccountPage,
  requests: Requests,
  request: RequestPage,
  reviews: Reviews,
  slip: SlipPage,
  notice: NoticePage,
  bases: Bases,
  switches: Switches,
  about: About,
  "my-record": MyRecord,
};
const MENU = ["matters", "entry", "overview", "requests", "reviews", "bases", "registers", "accounts", "switches", "about"];
/** Pages that not everybody has, and those that stand in the menu under another one. */
const KEPT = {
  accounts: keepsAccounts,
  account: keepsAccounts,
  bases: keepsAccounts,
  registers: keepsRegisters,
  switches: hasSwitches,
  requests: isOfficer,
  request: isOfficer,
  reviews: isOfficer,
  slip: isOfficer,
};
const UNDER = { matter: "matters", account: "accounts", request: "requests", slip: "matters", notice: "matters" };
/** The page for people who have no account: nobody need sign in for it. */
const OWN = "my-record";

const route = ref(read());
const errors = ref([]);

function read() {
  const [name, rest = ""] = location.hash.replace(/^#\//, "").split(/\/(.*)/);
  return name in PAGES ? { name, rest: decodeURIComponent(rest) } : { name: "matters", rest: "" };
}

async function begin() {
  forgetReader();
  forgetSchema();
  forgetLists();
  errors.value = [];
  if (!session.token) return;
  const token = session.token;
  const faults = await loadReader();
  // A token that was refused is gone by now.
  if (session.token !== token) return;
  errors.value = [...faults, ...(await loadSchema())];
}

/** A plugin may have been switched since the last page: then its fields and commands are new. */
async function go() {
  if (session.token) errors.value = await loadSchema();
  route.value = read();
  // A form has taken the focus already.
  await nextTick();
  if (!document.querySelector("main form")) document.querySelector("h1")?.focus();
}

const Frame = {
  setup() {
    watch(() => session.token, begin, { immediate: true });
    window.addEventListener("hashchange", go);
    watch(language, show, { immediate: true });
    return () =>
      h(el.ElConfigProvider, { locale: language.value ? undefined : chinese }, () => [
        h("a", { class: "skip", href: "#content", onClick: skip }, t("toContent")),
        header(),
        h("main", { id: "content", tabindex: -1 }, [faultList(errors.value), content()]),
      ]);
  },
};

function show() {
  document.documentElement.lang = language.value ? "en" : "zh-CN";
  document.title = t("brand");
}

/** The address says where we are, so that a plain link inside the page would lead away. */
function skip(event) {
  event.preventDefault();
  document.getElementById("content").focus();
}

function content() {
  if (route.value.name === OWN) return h(MyRecord);
  if (!session.token) return h(SignIn);
  if (!types.value || !reader.viewer) return h("p", { class: "help", role: "status" }, t("loading"));
  if (!reader.scope) return scopeChoice();
  const { name, rest } = route.value;
  if (KEPT[name] && !KEPT[name]()) return h("p", { class: "fault", role: "alert" }, refusal(name));
  const [matter, person, purpose] = rest.split("/");
  const one = { id: rest };
  const named = { name: rest };
  const slip = { matter, person, purpose };
  return h(PAGES[name], { matter: one, notice: one, account: one, request: one, switches: one, entry: named, registers: named, slip }[name]);
}

function refusal(name) {
  if (KEPT[name] === hasSwitches) return t("switchesNotYours");
  if (KEPT[name] === keepsRegisters) return t("registersNotYours");
  return t(KEPT[name] === isOfficer ? "rightsNotYours" : "notYours");
}

/** Who reaches the whole country says where to begin. */
function scopeChoice() {
  const choose = async (code) => code && (errors.value = await enterScope(code));
  return h("section", { class: "panel" }, [
    h("h1", t("scope")),
    h(PlacePicker, { label: t("scope"), "onUpdate:modelValue": choose }),
  ]);
}

function header() {
  return h("header", [
    h("strong", { class: "brand" }, t("brand")),
    session.token && reader.scope && menu(),
    h("div", { class: "who" }, [
      session.token &&
        reader.viewer &&
        h("span", [
          session.user && `${session.user.name} · `,
          `${reader.scope?.name ?? t("country")} · ${roleName(reader.viewer.role)}`,
        ]),
      h(
        el.ElButton,
        { size: "small", lang: language.value ? "zh-CN" : "en", onClick: switchLanguage },
        () => t("language"),
      ),
      session.token &&
        h(el.ElButton, { size: "small", onClick: () => leave() }, () => t("signOut")),
    ]),
  ]);
}

function menu() {
  return h(
    "nav",
    { "aria-label": t("menu") },
    MENU.filter((name) => !KEPT[name] || KEPT[name]()).map((name) =>
      h(
        "a",
        { href: `#/${name}`, "aria-current": isIn(name) ? "page" : undefined },
        t(name),
      ),
    ),
  );
}

function isIn(name) {
  return name === (UNDER[route.value.name] ?? route.value.name);
}

await findUser();
createApp(Frame).use(el.default ?? el).mount("#console");
