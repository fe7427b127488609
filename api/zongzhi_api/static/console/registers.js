// 名册: who is in office, such as mediators, with entering and ending that for those who may. Which
// registers there are follows from the schema: records of a term of office that a command enters.

import { actButton, actForm, actTitle, useActs } from "./acts.js";
import { h, ref, watch } from "./libs.js";
import { pageOf, PAGE, usePages } from "./pages.js";
import { PlacePicker, reader } from "./places.js";
import { rowCells, rowHeads, rowSelection, table } from "./records.js";
import { command, fieldOf, isMatter, listOf, takesId, types } from "./schema.js";
import { nameOf, t } from "./text.js";
import { faultList, pageTitle } from "./ui.js";

/** A term of office lies somewhere, begins and ends. */
const TERM = ["division", "validFrom", "validTo"];

/** The registers in which the reader may enter somebody: `{ type, enter, others }`. */
export function registers() {
  const all = reader.viewer.commands.map(command).filter(Boolean);
  return all
    .filter((each) => !takesId(each) && !isMatter(each.kind) && TERM.every((name) => fieldOf(each.kind, name)))
    .filter(({ kind }) => listOf(kind.name))
    .map((enter) => ({
      enter,
      type: enter.kind,
      others: all.filter((each) => each.kind === enter.kind && takesId(each)),
    }));
}

export function keepsRegisters() {
  return types.value && registers().length > 0;
}

function documentOf(type) {
  const list = listOf(type.name);
  return `query Register($code: String!, $after: String, $counts: Boolean!) {
    division(code: $code) { page: ${list.name}(first: ${PAGE}, after: $after) { ${pageOf(rowSelection(type))} } }
  }`;
}

export const Registers = {
  props: { name: String },
  setup(props) {
    const chosenNow = () => {
      const all = registers();
      return all.find(({ type }) => type.name === props.name) ?? all[0];
    };
    const place = ref("");
    const { begin, errors, shown } = usePages(() => ({
      document: documentOf(chosenNow().type),
      values: { code: place.value || reader.scope.code },
    }));
    const { chosen, choose, done, told } = useActs(begin);

    watch(() => [props.name, reader.scope.code, place.value], () => (choose(null), begin()), { immediate: true });

    return () => {
      const register = chosenNow();
      const all = registers();
      const acts = { chosen: chosen.value, choose, done };
      return h("section", [
        pageTitle(nameOf(register.type), reader.scope.name),
        all.length > 1 && h("nav", { class: "choices", "aria-label": t("registers") }, links(all, register)),
        told(),
        faultList(errors.value),
        h("div", { class: "buttons" }, actButton(register.enter, {}, "enter", acts)),
        h("div", { class: "filters" }, placeChoice(place)),
        chosen.value && h("div", { class: "panel" }, [h("h2", actTitle(acts.chosen)), actForm(acts)]),
        shown((nodes) => list(register, nodes, acts), "totalRows"),
      ]);
    };
  },
};

function placeChoice(place) {
  return h(PlacePicker, {
    label: t("division"),
    placeholder: t("wholeScope"),
    modelValue: place.value || undefined,
    "onUpdate:modelValue": (code) => (place.value = code ?? ""),
  });
}

function links(all, current) {
  return all.map(({ type }) =>
    h(
      "a",
      { href: `#/registers/${type.name}`, "aria-current": type === current.type ? "page" : undefined },
      nameOf(type),
    ),
  );
}

function list({ type, others }, nodes, acts) {
  const heads = [...rowHeads(type), ...(others.length ? [t("actions")] : [])];
  return table(heads, nodes.map((node) => [...rowCells(type, node), ...ends(others, node, acts)]), "register");
}

function ends(others, node, acts) {
  if (!others.length) return [];
  return [others.map((each) => actButton(each, { id: node.id }, `${each.name}-${node.id}`, acts, node.name))];
}
