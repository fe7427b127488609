// 回执: the slip that a person takes home. Its code opens their own record once, so that reading
// it is logged like any other of their values, and it is on no other page. Where nobody is recorded
// there is no code: the slip tells the number, the limit and the rights.

import { ask } from "./api.js";
import { CommandForm } from "./form.js";
import { el, h, ref, shallowRef, watch } from "./libs.js";
import { isOfficer, readPersons, slipAddress } from "./persons.js";
import { command } from "./schema.js";
import { slipCodeLater, slipRights } from "./rights_strings.js";
import { deadline, stamp } from "./times.js";
import { nameOf, t } from "./text.js";
import { facts, faultList, pageTitle } from "./ui.js";

const PARTS = "fragment Slip on Matter { no dueAt division { name } }";
const DOCUMENT = `query Slip($matter: ID!, $person: ID!) {
  node(id: $matter) { ...Slip }
  person(id: $person) { receipts { code issuedAt expiresAt usedAt } masks { reason } }
}
${PARTS}`;
const PLAIN = `query PlainSlip($matter: ID!) { node(id: $matter) { __typename id ...Slip } }
${PARTS}`;

/** The slip of a matter, and the way to those with the codes of whom it is about. */
const PlainSlip = {
  props: { matter: String },
  setup(props) {
    const matter = shallowRef(null);
    const persons = shallowRef([]);
    const errors = ref([]);

    async function load() {
      const answer = await ask(PLAIN, { matter: props.matter });
      errors.value = answer.errors;
      if (answer.data?.node && isOfficer()) persons.value = (await readPersons(answer.data.node)).found;
      matter.value = answer.data?.node ?? null;
    }

    load();
    return () => [
      faultList(errors.value),
      matter.value && plainControls(matter.value, persons.value),
      matter.value && paper({ matter: matter.value, receipt: null }),
    ];
  },
};

function plainControls(matter, persons) {
  return h("div", { class: "panel off-paper" }, [
    h("p", { class: "help" }, t(persons.length ? "slipsWithCodes" : "slipWithoutCode")),
    h("div", { class: "buttons" }, [
      persons.map(({ title, person }) =>
        h("a", { class: "el-button", href: slipAddress(matter, person) }, `${t("slip")} ${title}`),
      ),
      h(el.ElButton, { type: persons.length ? "default" : "primary", onClick: () => window.print() }, () =>
        t("print"),
      ),
    ]),
  ]);
}

export const SlipPage = {
  props: { matter: String, person: String, purpose: String },
  setup(props) {
    const found = shallowRef(null);
    const errors = ref([]);
    const renewing = ref(false);

    async function load() {
      const purpose = `${props.purpose};case=${props.matter}`;
      const answer = await ask(DOCUMENT, { matter: props.matter, person: props.person }, { purpose });
      const { node, person } = answer.data ?? {};
      errors.value = answer.errors;
      found.value = node && person ? { matter: node, receipt: person.receipts.at(-1) ?? null } : null;
    }

    /** The form stays until the new slip is there: the old one's code is worth nothing by now. */
    async function done() {
      await load();
      renewing.value = false;
    }

    watch(() => props.person, () => (found.value = null));
    return () => {
      const acts = { renewing, load, done, person: props.person };
      return h("section", [
        h("p", { class: "off-paper" }, h("a", { href: `#/matter/${props.matter}` }, `← ${t("backToMatter")}`)),
        h("div", { class: "off-paper" }, [pageTitle(t("slip")), faultList(errors.value)]),
        !props.person && h(PlainSlip, { matter: props.matter }),
        props.person && controls(found.value, acts),
        opens(found.value?.receipt) && paper(found.value),
      ]);
    };
  },
};

function controls(found, { renewing, load, done, person }) {
  const issue = command("issueReceipt");
  const button = (key, onClick, type = "default") => h(el.ElButton, { type, onClick }, () => t(key));
  const again = issue &&
    h(el.ElButton, { "aria-pressed": renewing.value, onClick: () => (renewing.value = !renewing.value) }, () =>
      nameOf(issue),
    );
  return h("div", { class: "panel off-paper" }, [
    h("p", { class: "help" }, t(found ? "slipHelp" : "slipMeans")),
    found && h("p", { class: "why", role: "status" }, stateOf(found.receipt)),
    h("div", { class: "buttons" }, [
      !found && button("readSlip", load, "primary"),
      opens(found?.receipt) && button("print", () => window.print(), "primary"),
      found && again,
    ]),
    renewing.value && [
      h("p", { class: "help" }, t("newSlipMeans")),
      h(CommandForm, {
        command: issue,
        given: { person },
        cancels: true,
        onDone: done,
        onCancel: () => (renewing.value = false),
      }),
    ],
  ]);
}

function isOver({ expiresAt }) {
  return Date.parse(expiresAt) <= Date.now();
}

/** Whether its code is there and still opens the record; no other is printed. */
function opens(receipt) {
  return Boolean(receipt?.code) && !receipt.usedAt && !isOver(receipt);
}

/** Why there is nothing to print, if so. */
function stateOf(receipt) {
  if (!receipt) return t("noSlip");
  if (receipt.usedAt) return t("slipUsed", { at: stamp(receipt.usedAt) });
  if (isOver(receipt)) return t("slipOver");
  return receipt.code ? t("slipReady") : t("slipMasked");
}

function paper({ matter, receipt }) {
  const address = `${location.origin}${location.pathname}#/my-record`;
  return h("article", { class: "slip", "aria-label": t("slip") }, [
    h("h2", ["受理回执 ", h("span", { lang: "en" }, "Receipt")]),
    facts([
      ["编号 No.", matter.no],
      ["受理地 Place", matter.division?.name ?? "—"],
      ["办理期限 Due", matter.dueAt ? deadline(matter.dueAt) : "—"],
      ["出具 Issued", stamp(receipt?.issuedAt ?? new Date().toISOString())],
    ]),
    receipt ? h("p", { class: "code" }, [h("span", "查询码 Code"), h("strong", receipt.code)]) : codeLater(),
    h("p", ["网址 Address: ", h("span", { class: "address" }, address)]),
    receipt &&
      h("p", { class: "help" }, `有效至 Valid until ${stamp(receipt.expiresAt)}。用一次即失效 Opens once.`),
    slipRights.map(([chinese, english]) => [
      h("p", { class: "right", lang: "zh-CN" }, chinese),
      h("p", { class: "right", lang: "en" }, english),
    ]),
  ]);
}

function codeLater() {
  const [chinese, english] = slipCodeLater;
  return h("div", { class: "code-later" }, [h("p", { lang: "zh-CN" }, chinese), h("p", { lang: "en" }, english)]);
}
