// 用户与授权: who may sign in to the county, and what they may do, for its administrators.

import { CommandForm } from "./form.js";
import { el, h, nextTick, reactive, ref, shallowRef, watch } from "./libs.js";
import { PAGE, pageOf, usePages } from "./pages.js";
import { reader } from "./places.js";
import { table } from "./records.js";
import { command } from "./schema.js";
import { lastDay } from "./times.js";
import { nameOf, roleName, t } from "./text.js";
import { faultList, pageTitle, select } from "./ui.js";

const DOCUMENT = `query Users($code: String!, $filter: UserFilter, $after: String, $counts: Boolean!) {
  division(code: $code) {
    page: users(filter: $filter, first: ${PAGE}, after: $after, orderBy: [{field: ACCOUNT}]) {
      ${pageOf("id account name endedAt division { shortName } grants { id role validTo division { shortName } }")}
    }
  }
}`;

/** Only administrators of a county keep its users. The API says so too. */
export function keepsAccounts() {
  return reader.viewer?.role === "county_admin";
}

const STATES = { present: true, ended: false };

/** What is chosen outlives the way to a user and back. */
const chosen = reactive({ state: "present", text: "" });

function filter() {
  const parts = chosen.state ? [{ endedAt: { isNull: STATES[chosen.state] } }] : [];
  const text = chosen.text.trim();
  if (text) parts.push({ or: [{ account: { eq: text } }, { name: { eq: text } }] });
  return { and: parts };
}

export const Accounts = {
  setup() {
    const adding = ref(false);
    const made = shallowRef(null);
    const { begin, errors, shown } = usePages(() => ({
      document: DOCUMENT,
      values: { code: reader.scope.code, filter: filter() },
    }));

    function add(open) {
      adding.value = open;
      made.value = null;
      if (!open) nextTick(() => document.querySelector(".add")?.focus());
    }

    function done(user) {
      add(false);
      made.value = user;
      begin();
    }

    watch(() => ({ ...chosen, scope: reader.scope.code }), begin, { immediate: true });

    return () =>
      h("section", [
        pageTitle(t("accounts"), reader.scope.name),
        h("p", { class: "help" }, t("accountsHelp")),
        made.value && news(made.value),
        creation(adding.value, add, done),
        h("div", { class: "filters" }, [stateChoice(), search()]),
        faultList(errors.value),
        shown(list, "totalUsers"),
      ]);
  },
};

function creation(open, add, done) {
  const create = command("createUser");
  if (!open)
    return h("p", [
      h(el.ElButton, { class: "add", type: "primary", onClick: () => add(true) }, () => nameOf(create)),
    ]);
  return h("div", { class: "panel" }, [
    h("h2", nameOf(create)),
    h(CommandForm, { command: create, cancels: true, onDone: done, onCancel: () => add(false) }),
  ]);
}

function news({ id, name }) {
  return h("p", { class: "news", role: "status" }, [
    t("userMade", { name }),
    " · ",
    h("a", { href: `#/account/${id}` }, t("grantNow")),
  ]);
}

function stateChoice() {
  const options = ["present", "ended"].map((value) => ({ value, label: t(value) }));
  return select(t("state"), [...options, { value: "", label: t("all") }], {
    modelValue: chosen.state,
    "onUpdate:modelValue": (value) => (chosen.state = value),
  });
}

/** The API finds a user by the whole account or name, so that nobody is come upon by guessing. */
function search() {
  return h(el.ElInput, {
    class: "search",
    clearable: true,
    ariaLabel: t("findUser"),
    placeholder: t("findUser"),
    modelValue: chosen.text,
    "onUpdate:modelValue": (text) => (chosen.text = text),
  });
}

function list(users) {
  const heads = ["userName", "account", "workplace", "grantsNow", "state"].map((key) => t(key));
  return table(heads, users.map(cells), "users");
}

function cells(user) {
  return [
    h("a", { href: `#/account/${user.id}` }, user.name),
    user.account ?? "—",
    user.division?.shortName ?? "—",
    user.grants?.length ? h("ul", { class: "plain" }, user.grants.map(office)) : "—",
    user.endedAt ? t("ended") : t("present"),
  ];
}

function office({ id, role, validTo, division }) {
  const until = validTo ? t("until", { day: lastDay(validTo) }) : "";
  return h("li", { key: id }, `${division?.shortName ?? "—"} · ${roleName(role)} ${until}`);
}
