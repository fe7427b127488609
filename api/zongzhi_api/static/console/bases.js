// 合法性基础: on what the county rests each purpose for which persons are recorded.

import { actButton, actForm, actTitle, useActs } from "./acts.js";
import { ask } from "./api.js";
import { h, ref, shallowRef } from "./libs.js";
import { reader } from "./places.js";
import { enumText, table } from "./records.js";
import { command } from "./schema.js";
import { deadline, stamp } from "./times.js";
import { t } from "./text.js";
import { faultList, pageTitle } from "./ui.js";

const DOCUMENT = `query LegalBases($code: String!) {
  division(code: $code) {
    legalBases { purpose kind citation grantedAt expiresAt assessmentNo assessedOn }
  }
}`;
const HEADS = ["purpose", "basisKind", "citation", "holdsFrom", "holdsUntil", "assessment", "state"];

export const Bases = {
  setup() {
    const bases = shallowRef([]);
    const errors = ref([]);
    const { chosen, choose, done, told } = useActs(load);

    async function load() {
      const answer = await ask(DOCUMENT, { code: reader.scope.code });
      errors.value = answer.errors;
      bases.value = [...(answer.data?.division?.legalBases ?? [])].reverse();
    }

    load();
    return () => {
      const acts = { chosen: chosen.value, choose, done };
      const county = reader.scope.code;
      return h("section", [
        pageTitle(t("bases"), reader.scope.name),
        h("p", { class: "help" }, t("basesHelp")),
        told(),
        faultList(errors.value),
        h("div", { class: "buttons" }, [actButton(command("setLegalBasis"), { county }, "set-basis", acts)]),
        chosen.value && h("div", { class: "panel" }, [acts.chosen.of && h("h2", actTitle(acts.chosen)), actForm(acts)]),
        table(
          [...HEADS, "actions"].map((key) => t(key)),
          bases.value.map((basis) => cells(basis, county, acts)),
          "bases",
        ),
      ]);
    };
  },
};

function cells(basis, county, acts) {
  const { purpose, kind, citation, grantedAt, expiresAt, assessmentNo, assessedOn } = basis;
  const holds = Date.parse(expiresAt) > Date.now();
  const id = `end-${purpose}`;
  return [
    purpose,
    enumText("LegalBasisKind", kind),
    citation,
    stamp(grantedAt),
    deadline(expiresAt),
    `${assessmentNo} ${assessedOn}`,
    holds ? t("inForce") : t("notInForce"),
    holds ? actButton(command("endLegalBasis"), { county, purpose }, id, acts, purpose) : "—",
  ];
}
