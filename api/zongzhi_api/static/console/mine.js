// 查询本人信息: what is held of whoever has a slip, who read it, and what they ask for. No account
// is needed. The session is a variable of the page that shows it: it ends with that page.

import { ask, newKey } from "./api.js";
import { el, h, nextTick, onBeforeUnmount, ref, shallowRef } from "./libs.js";
import { table } from "./records.js";
import { openRecord } from "./session.js";
import { deadline, stamp } from "./times.js";
import { halfOf, nameOf, roleName, t, valueName } from "./text.js";
import { facts, faultList, pageTitle, select } from "./ui.js";

/** `place` names the fields of the case. */
const recordWith = (place) => `query MyRecord {
  myRecord {
    case { ${place} }
    keyGone personId purpose reviewBy eraseBy guardianAgreedAt contested notice
    everything { name phone idNo birthOn address }
    accessLog { at who unit purpose fields }
    requests { requestId kind status filedAt dueOn reasons remedy }
  }
}`;
const WORDS = `query Words {
  kinds: __type(name: "RightsRequestKind") { enumValues { name description } }
  states: __type(name: "RightsRequestStatus") { enumValues { name description } }
  values: __type(name: "PersonField") { enumValues { name description } }
  held: __type(name: "PersonExport") { fields { name description } }
  place: __type(name: "OwnCase") { fields { name description } }
  phases: __type(name: "MatterPhase") { enumValues { name description } }
}`;
const FILE = `mutation File($input: FileRightsRequestInput!) {
  fileRightsRequest(input: $input) { userErrors { message } }
}`;
const WITHDRAW = `mutation Withdraw($input: WithdrawRightsRequestInput!) {
  withdrawRightsRequest(input: $input) { userErrors { message } }
}`;
/** What is asked of the fields of the case that have parts. */
const PARTS = { days: "days { what on }" };
const OPEN = ["FILED", "VERIFIED"];
const LASTING = ["RESTRICT", "OBJECT"];
const MINUTE = 60e3;

export const MyRecord = {
  setup() {
    const code = ref("");
    const errors = ref([]);
    const notice = ref("");
    const news = ref("");
    const busy = ref(false);
    const kind = ref("");
    const left = ref(0);
    const record = shallowRef(null);
    const words = shallowRef({});
    /** The token of the half hour, and when that ends. */
    let own = "";
    let until = 0;
    let clock = 0;

    function close(why) {
      clearInterval(clock);
      removeEventListener("beforeunload", hold);
      own = "";
      record.value = null;
      words.value = {};
      errors.value = [];
      notice.value = why;
      news.value = kind.value = "";
    }

    function tick() {
      left.value = Math.ceil((until - Date.now()) / MINUTE);
      if (left.value <= 0) close("recordOver");
    }

    /** Nothing is shown of an answer that comes when the record was closed. */
    async function load() {
      const mine = own;
      const fields = words.value.place?.fields ?? [{ name: "no" }];
      const document = recordWith(fields.map(({ name }) => PARTS[name] ?? name).join(" "));
      const answer = mine && (await ask(document, {}, { own }));
      if (!mine || own !== mine) return;
      errors.value = answer.errors;
      record.value = answer.data?.myRecord ?? null;
    }

    async function open(event) {
      event.preventDefault();
      if (busy.value || !code.value.trim()) return;
      busy.value = true;
      const answer = await openRecord(code.value.trim()).catch(() => ({ errors: [{ message: t("unreachable") }] }));
      busy.value = false;
      notice.value = "";
      errors.value = answer.errors ?? [];
      if (!answer.token) return;
      code.value = "";
      own = answer.token;
      until = Date.now() + answer.minutes * MINUTE;
      clock = setInterval(tick, MINUTE / 6);
      tick();
      addEventListener("beforeunload", hold);
      words.value = (await ask(WORDS, {}, { own })).data ?? {};
      await load();
      nextTick(() => document.querySelector("h1")?.focus());
    }

    async function send(query, name, input, done) {
      busy.value = true;
      const answer = await ask(query, { input }, { own, key: newKey() });
      busy.value = false;
      const faults = [...answer.errors, ...(answer.data?.[name]?.userErrors ?? [])];
      if (faults.length) return (errors.value = faults);
      await load();
      if (!record.value) return;
      news.value = done;
      kind.value = "";
      nextTick(focusNews);
    }

    const say = (list, name) => {
      const found = words.value[list]?.enumValues.find((each) => each.name === name);
      return found ? valueName(found) : name;
    };
    const file = (event) => {
      event.preventDefault();
      if (!kind.value || busy.value) return;
      const done = t("requestFiled", { what: say("kinds", kind.value) });
      send(FILE, "fileRightsRequest", { person: record.value.personId, kind: kind.value }, done);
    };
    const withdraw = ({ requestId, kind: what }) => {
      const done = t("requestWithdrawn", { what: say("kinds", what) });
      send(WITHDRAW, "withdrawRightsRequest", { id: requestId }, done);
    };

    onBeforeUnmount(() => close(""));
    return () =>
      record.value
        ? h("section", { class: "mine" }, [
            pageTitle(t("myRecord")),
            h("div", { class: "buttons" }, [
              h("span", { role: "status" }, t("minutesLeft", { n: left.value })),
              h(el.ElButton, { onClick: () => close("recordEnded") }, () => t("endRecord")),
            ]),
            news.value && h("p", { class: "news", role: "status", tabindex: -1 }, news.value),
            faultList(errors.value),
            record.value.case && standing(record.value.case, words.value.place?.fields ?? [], say),
            what(record.value, words.value),
            asking(record.value, { kind, words: words.value, file, withdraw, say, busy: busy.value }),
            readers(record.value, say),
            h("div", { class: "panel" }, [h("h2", t("yourRights")), both(record.value.notice)]),
          ])
        : door({ code, open, busy: busy.value, errors: errors.value, notice: notice.value });
  },
};

/** Whoever reloads by mistake would need a new slip: the browser asks first. */
function hold(event) {
  event.preventDefault();
}

function focusNews() {
  document.querySelector(".mine .news")?.focus();
}

function door({ code, open, busy, errors, notice }) {
  return h("form", { class: "sign-in panel", onSubmit: open }, [
    h("h1", { tabindex: -1 }, t("myRecord")),
    notice && h("p", { class: "news", role: "status" }, t(notice)),
    faultList(errors),
    h("label", { for: "code" }, t("codeLabel")),
    h(el.ElInput, {
      id: "code",
      autocomplete: "off",
      spellcheck: false,
      autofocus: true,
      modelValue: code.value,
      "onUpdate:modelValue": (text) => (code.value = text),
    }),
    h("p", { class: "help" }, t("codeHelp")),
    h(el.ElButton, { type: "primary", nativeType: "submit", loading: busy }, () => t("openRecord")),
    h("p", h("a", { href: "#/matters" }, t("toOffice"))),
  ]);
}

/** Where the case of the person stands. */
function standing(place, fields, say) {
  const told = fields
    .filter(({ name }) => !PARTS[name])
    .map((field) => [nameOf(field), standingOf(field.name, place[field.name], say)]);
  return h("div", { class: "panel case" }, [
    h("h2", t("yourCase")),
    facts(told),
    ...(place.days ?? []).map(({ what, on }) => h("p", { class: "why" }, `${on} · ${halfOf(what)}`)),
  ]);
}

function standingOf(name, value, say) {
  if (value === null) return "—";
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (name === "phase") return say("phases", value);
  if (name === "dueAt") return deadline(value);
  return name.endsWith("At") ? stamp(value) : value;
}

function what({ everything, keyGone, purpose, reviewBy, eraseBy, guardianAgreedAt, contested }, words) {
  const fields = words.held?.fields ?? [];
  return h("div", { class: "panel" }, [
    h("h2", t("held")),
    keyGone && h("p", { class: "why" }, t("keyGone")),
    contested && h("p", { class: "why" }, t("contestedNow")),
    facts([
      ...fields.map((field) => [nameOf(field), everything[field.name] ?? "—"]),
      [t("heldFor"), purpose],
      [t("reviewBy"), reviewBy],
      [t("eraseBy"), eraseBy],
      ...(guardianAgreedAt ? [[t("guardianAgreed"), stamp(guardianAgreedAt)]] : []),
    ]),
  ]);
}

function asking({ requests }, { kind, words, file, withdraw, say, busy }) {
  const options = (words.kinds?.enumValues ?? []).map((each) => ({
    value: each.name,
    label: valueName(each),
  }));
  const choice = {
    id: "what-for",
    modelValue: kind.value,
    "onUpdate:modelValue": (value) => (kind.value = value),
  };
  return h("div", { class: "panel" }, [
    h("h2", t("myRequests")),
    requests.map((each) => request(each, { withdraw, say, busy })),
    h("form", { class: "asking", onSubmit: file }, [
      h("h3", t("askFor")),
      h("p", { class: "help" }, t("askForHelp")),
      h("label", { for: "what-for" }, t("whatFor")),
      h("div", { class: "filters" }, [
        select(t("whatFor"), options, choice),
        h(el.ElButton, { type: "primary", nativeType: "submit", disabled: !kind.value || busy }, () =>
          t("sendRequest"),
        ),
      ]),
    ]),
  ]);
}

function request(each, { withdraw, say, busy }) {
  const name = say("kinds", each.kind);
  return h("div", { key: each.requestId, class: "own-request" }, [
    facts([
      [t("requestKind"), name],
      [t("state"), say("states", each.status)],
      [t("filedAt"), stamp(each.filedAt)],
      [t("answerDue"), each.dueOn],
      ...(each.reasons ? [[t("reasons"), each.reasons]] : []),
      ...(each.remedy ? [[t("remedy"), both(each.remedy)]] : []),
    ]),
    (OPEN.includes(each.status) || (each.status === "GRANTED" && LASTING.includes(each.kind))) &&
      h(
        el.ElButton,
        { size: "small", disabled: busy, "aria-label": `${t("takeBack")} ${name}`, onClick: () => withdraw(each) },
        () => t("takeBack"),
      ),
  ]);
}

function readers({ accessLog }, say) {
  const heads = ["readAt", "readBy", "readIn", "purpose", "readWhat"].map((key) => t(key));
  const beside = { RECEIPT: "receiptCode", TOLD: "whatWasTold" };
  const named = (name) => (name in beside ? t(beside[name]) : say("values", name));
  const rows = accessLog.map(({ at, who, unit, purpose, fields }) => [
    stamp(at),
    who === "subject" ? t("bySlip") : roleName(who),
    unit ?? "—",
    purpose,
    fields.map(named).join(t("comma")),
  ]);
  return h("div", { class: "panel" }, [h("h2", t("whoRead")), table(heads, rows, "readings")]);
}

function both(text) {
  return h("p", halfOf(text));
}
