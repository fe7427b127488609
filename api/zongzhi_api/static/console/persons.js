// 人员: who a matter is about. Their values are masked until the reader asks for them, which is
// logged; they are held by the page that shows them alone, and are gone when it is left.

import { actForm, useActs } from "./acts.js";
import { ask } from "./api.js";
import { Exceptions } from "./exceptions.js";
import { el, h, nextTick, onMounted, ref, shallowRef } from "./libs.js";
import { may, reader } from "./places.js";
import { enumText, partsOf, shown } from "./records.js";
import { command, isLeaf, types, unwrap } from "./schema.js";
import { stamp } from "./times.js";
import { nameOf, t } from "./text.js";
import { facts, faultList } from "./ui.js";

const PERSON = "Person";
/** Said below the values, or of no use to a reader. */
const ASIDE = ["id", "version", "recordedAt", "contestedAt"];
/** What can be done about one person, besides handing out their slip. */
const ACTS = ["fileRightsRequest", "reviewPerson"];
/** What a superior can do about one who is sealed, or about whom that is not known: to learn it they
 * would have to read all the others. */
const UNSEALS = "approveSealedReading";
const MAY_BE_SEALED = ["SEALED", "PURPOSE"];
/** For what is read that the reader's own emergency access has opened. */
const EMERGENCY = "EMERGENCY";
/** Those who answer for records of persons. The API says so too. */
const OFFICERS = ["county_admin", "township_lead", "centre_staff"];

export function isOfficer() {
  return OFFICERS.includes(reader.viewer?.role);
}

/** The tables of a type whose rows may say who somebody is, with the field that does. */
export function personTables(type) {
  return partsOf(type).tables.flatMap(({ field, node }) => {
    const link = node.fields.find((each) => unwrap(each.type).name === PERSON);
    return link ? [{ field, node, link }] : [];
  });
}

function leavesOf(type) {
  return type.fields.filter((field) => isLeaf(unwrap(field.type)) && !field.args.length);
}

function documentOf(type, tables) {
  const names = (node) => leavesOf(node).map((field) => field.name).join(" ");
  const person = `{
    ${names(types.value[PERSON])}
    masks { field label reason canRequest }
    legalBasis { kind citation }
    retention { reason reviewBy eraseBy }
  }`;
  const parts = tables.map(({ field, node, link }) => `${field.name} { ${names(node)} ${link.name} ${person} }`);
  return `query Persons($id: ID!) { node(id: $id) { ... on ${type.name} { ${parts.join("\n")} } } }`;
}

/** Who a matter is about, as far as the reader's purpose shows them: rows with their titles. */
export async function readPersons({ __typename, id }, purpose = "") {
  const type = types.value[__typename];
  const tables = personTables(type);
  if (!tables.length) return { found: [], errors: [] };
  const answer = await ask(documentOf(type, tables), { id }, { purpose });
  const rows = tables.flatMap(({ field, node, link }) =>
    (answer.data?.node?.[field.name] ?? []).map((row) => ({
      row,
      person: row[link.name],
      title: titleOf(node, row),
    })),
  );
  return { found: rows.filter(({ person }) => person), errors: answer.errors };
}

function titleOf(node, row) {
  const said = leavesOf(node).filter(({ name }) => ["seq", "side"].includes(name));
  return said.map((field) => shown(field, row[field.name])).join(" · ");
}

/** Where the slip of one of them is. */
export function slipAddress({ id }, person) {
  return `#/slip/${id}/${person.id}/${person.retention?.reason ?? ""}`;
}

/** For what readers of this matter's persons read them, as the records themselves say. */
function purposeOf(rows) {
  return rows.map(({ person }) => person.retention?.reason).find(Boolean) ?? "";
}

export const Persons = {
  props: { matter: Object },
  setup(props) {
    const rows = shallowRef([]);
    const errors = ref([]);
    const open = ref(false);
    const urgent = ref(false);
    const { chosen, choose, done, told } = useActs(load, () => document.querySelector(".persons"));

    async function load(purpose = "") {
      const { found, errors: faults } = await readPersons(props.matter, purpose);
      errors.value = faults;
      rows.value = found;
      open.value = Boolean(purpose) && !faults.length;
    }

    async function turn(purpose) {
      await load(purpose && `${purpose};case=${props.matter.id}`);
      nextTick(() => document.querySelector(".persons .reading button")?.focus());
    }

    onMounted(() => load());
    return () => {
      if (!rows.value.length) return null;
      const purposes = { readPersons: purposeOf(rows.value), ...(urgent.value && { readUrgently: EMERGENCY }) };
      return [
        h("div", { class: "panel persons" }, [
          h("h2", t("persons")),
          told(),
          reading(open.value ? { hidePersons: "" } : purposes, turn),
          faultList(errors.value),
          rows.value.map((each) =>
            one(each, props.matter, { chosen: chosen.value, choose, done, load }),
          ),
        ]),
        may("openEmergencyAccess") &&
          h(Exceptions, { matter: props.matter, onUrgent: (isOpen) => (urgent.value = isOpen) }),
      ];
    };
  },
};

/** The buttons by which values are read for a purpose, or masked again. */
function reading(purposes, turn) {
  return h("div", { class: "reading" }, [
    h("p", { class: "help", id: "reading-means" }, t("readingMeans")),
    h("div", { class: "buttons" }, Object.entries(purposes).map(([key, purpose]) =>
      h(
        el.ElButton,
        { key, type: purpose ? "primary" : "default", "aria-describedby": "reading-means", onClick: () => turn(purpose) },
        () => t(key),
      ),
    )),
  ]);
}

function one({ person, title }, matter, acts) {
  return h("section", { key: person.id, class: "person", "aria-label": title }, [
    h("h3", title),
    facts([...values(person), ...kept(person)]),
    person.contestedAt && h("p", { class: "late" }, t("contestedSince", { at: stamp(person.contestedAt) })),
    isOfficer() && buttons(person, matter, title, acts),
    acts.chosen?.of === person.id && actForm(acts),
  ]);
}

function values(person) {
  const open = leavesOf(types.value[PERSON]).filter(
    ({ name }) => !ASIDE.includes(name) && person[name] !== null,
  );
  return [
    ...open.map((field) => [nameOf(field), shown(field, person[field.name])]),
    ...inTurn(person.masks).map((mask) => [maskName(mask), masked(mask)]),
  ];
}

/** In the order in which values are shown, so that none moves when it is read. */
function inTurn(masks) {
  const order = types.value.PersonField.enumValues.map(({ name }) => name);
  return [...masks].sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
}

function maskName({ field }) {
  return enumText("PersonField", field);
}

function masked({ reason, canRequest }) {
  const more = canRequest ? ` ${t("mayBeApproved")}` : "";
  return h("span", { class: "masked" }, `${t("maskedFor", { why: enumText("MaskReason", reason) })}${more}`);
}

function kept({ recordedAt, legalBasis, retention }) {
  return [
    [t("recordedAt"), recordedAt ? stamp(recordedAt) : "—"],
    [t("legalBasis"), legalBasis?.citation ?? t("noBasis")],
    [t("reviewBy"), retention?.reviewBy ?? "—"],
    [t("eraseBy"), retention?.eraseBy ?? "—"],
  ];
}

function buttons(person, matter, title, { chosen, choose }) {
  const unseals = may(UNSEALS) && person.masks.some(({ reason }) => MAY_BE_SEALED.includes(reason));
  const acts = [...ACTS, ...(unseals ? [UNSEALS] : [])].map(command).filter(Boolean);
  return h("div", { class: "buttons" }, [
    h("a", { class: "el-button", href: slipAddress(matter, person), "aria-label": `${t("slip")} ${title}` }, t("slip")),
    acts.map((act) => {
      const id = `${act.name}-${person.id}`;
      const isChosen = chosen?.from === id;
      const key = act.input.inputFields.some(({ name }) => name === "person") ? "person" : "id";
      const next = { command: act, given: { [key]: person.id }, from: id, of: person.id };
      const look = { id, type: isChosen ? "primary" : "default", "aria-pressed": isChosen };
      const onClick = () => choose(isChosen ? null : next);
      return h(el.ElButton, { ...look, "aria-label": `${nameOf(act)} ${title}`, onClick }, () => nameOf(act));
    }),
  ]);
}
