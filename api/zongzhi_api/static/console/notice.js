// 处置结果反馈: the notice of the result that each side takes home: number, place, outcome, days and
// which rights remain, in both languages. It names no person and tells nothing of what it was about.

import { ask } from "./api.js";
import { el, h, ref, shallowRef, watch } from "./libs.js";
import { noticeRights } from "./rights_strings.js";
import { fieldOf, kinds, types, unwrap } from "./schema.js";
import { dayFromNow, stamp } from "./times.js";
import { halves, t } from "./text.js";
import { facts, faultList, pageTitle } from "./ui.js";

/** What a kind of matter has whose result is told to those concerned. */
const TOLD = "fedBackAt";
const FIELDS = `no status outcome acceptedAt settledAt ${TOLD} closedAt confirmationDueOn
  division { name centre { organisation { name } } }
  handler { name }
  endings { at route }
  followUps { at }`;

function documentNow() {
  const told = kinds().filter((kind) => fieldOf(kind, TOLD));
  const parts = told.map(({ name }) => `... on ${name} { ${FIELDS} }`);
  return `query Notice($matter: ID!) { node(id: $matter) { __typename ${parts.join("\n")} } }`;
}

export const NoticePage = {
  props: { id: String },
  setup(props) {
    const matter = shallowRef(null);
    const errors = ref([]);

    async function load() {
      matter.value = null;
      const { data, errors: faults } = await ask(documentNow(), { matter: props.id });
      errors.value = faults;
      matter.value = data?.node?.no ? data.node : null;
    }

    watch(() => props.id, load, { immediate: true });
    return () =>
      h("section", [
        h("p", { class: "off-paper" }, h("a", { href: `#/matter/${props.id}` }, `← ${t("backToMatter")}`)),
        h("div", { class: "off-paper" }, [pageTitle(t("notice")), faultList(errors.value)]),
        matter.value && controls(matter.value),
        matter.value?.fedBackAt && paper(matter.value),
      ]);
  },
};

function controls({ fedBackAt }) {
  return h("div", { class: "panel off-paper" }, [
    h("p", { class: "help" }, t(fedBackAt ? "noticeHelp" : "noNoticeYet")),
    fedBackAt && h(el.ElButton, { type: "primary", onClick: () => window.print() }, () => t("print")),
  ]);
}

function paper(matter) {
  return h("article", { class: "slip", "aria-label": t("notice") }, [
    h("h2", ["处置结果反馈 ", h("span", { lang: "en" }, "Notice of the result")]),
    facts([
      ["编号 No.", matter.no],
      ["受理地 Place", matter.division?.name ?? "—"],
      ["处理结果 Result", inBoth(typeOf(matter, "outcome"), matter.outcome)],
      ...days(matter),
      ["咨询单位 Whom to ask", officeOf(matter)],
      ["出具 Issued", stamp(new Date().toISOString())],
    ]),
    rightsOf(matter).map(([chinese, english]) => [
      h("p", { class: "right", lang: "zh-CN" }, chinese),
      h("p", { class: "right", lang: "en" }, english),
    ]),
  ]);
}

/** What happened on which day, as far as it has. */
function days(matter) {
  const { status, acceptedAt, settledAt, fedBackAt, closedAt, endings, followUps } = matter;
  const ending = settledAt ? null : endings.at(-1);
  const visits = followUps.filter(({ at }) => Date.parse(at) >= Date.parse(fedBackAt));
  const revisited = status === "FED_BACK" ? null : visits.at(-1)?.at;
  const told = [
    ["受理 Accepted", acceptedAt],
    ["化解 Settled", settledAt],
    ["终结 Ended", ending?.at],
    ["反馈 Told", fedBackAt],
    ["回访 Revisited", revisited],
    ["销号 Closed", closedAt],
  ];
  const route = ending?.route && [["导入途径 Led to", inBoth(typeOf(matter, "endings", "route"), ending.route)]];
  return [...(route || []), ...told.filter(([, at]) => at).map(([what, at]) => [what, stamp(at).slice(0, 10)])];
}

/** Who holds it, or the centre of its place. */
function officeOf({ handler, division }) {
  return handler?.name ?? division?.centre?.organisation?.name ?? division?.name ?? "—";
}

/** The law's ways that stay open by how it ended, and until when. */
function rightsOf({ settledAt, confirmationDueOn }) {
  const { court, confirm, again, elsewhere, record } = noticeRights;
  const until = confirm.map((text) => text.replace("{day}", confirmationDueOn));
  const open = confirmationDueOn && confirmationDueOn >= dayFromNow(0);
  return [...(settledAt ? [court, ...(open ? [until] : []), again] : [elsewhere]), record];
}

/** The type to which fields lead from a matter, one after the other. */
function typeOf({ __typename }, ...names) {
  return names.reduce((type, name) => unwrap(fieldOf(type, name).type).type, types.value[__typename]);
}

/** A value's label as it stands on paper, for readers of either language. */
function inBoth(type, value) {
  const found = type.enumValues.find(({ name }) => name === value);
  const { term, sentence } = halves(found?.description);
  return found ? `${term} ${sentence.replace(/\.$/, "")}` : "—";
}
