// 回执: the slip that a person takes home. Its code opens their own record once, so that reading
// it is logged like any other of their values, and it is on no other page.

import { ask } from "./api.js";
import { CommandForm } from "./form.js";
import { el, h, ref, shallowRef } from "./libs.js";
import { command } from "./schema.js";
import { slipRights } from "./rights_strings.js";
import { deadline, stamp } from "./times.js";
import { nameOf, t } from "./text.js";
import { facts, faultList, pageTitle } from "./ui.js";

const DOCUMENT = `query Slip($matter: ID!, $person: ID!) {
  node(id: $matter) { ... on Matter { no dueAt division { name } } }
  person(id: $person) { receipts { code issuedAt expiresAt usedAt } masks { reason } }
}`;

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

    return () => {
      const acts = { renewing, load, done, person: props.person };
      return h("section", [
        h("p", { class: "off-paper" }, h("a", { href: `#/matter/${props.matter}` }, `← ${t("backToMatter")}`)),
        h("div", { class: "off-paper" }, [pageTitle(t("slip")), faultList(errors.value)]),
        controls(found.value, acts),
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
      ["出具 Issued", stamp(receipt.issuedAt)],
    ]),
    h("p", { class: "code" }, [h("span", "查询码 Code"), h("strong", receipt.code)]),
    h("p", ["网址 Address: ", h("span", { class: "address" }, address)]),
    h("p", { class: "help" }, `有效至 Valid until ${stamp(receipt.expiresAt)}。用一次即失效 Opens once.`),
    slipRights.map(([chinese, english]) => [
      h("p", { class: "right", lang: "zh-CN" }, chinese),
      h("p", { class: "right", lang: "en" }, english),
    ]),
  ]);
}
