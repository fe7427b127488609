// 插件: the plugins of one county as switches, or those of all counties in a wider scope.

import { keepsAccounts as isAdmin } from "./accounts.js";
import { Counties } from "./counties.js";
import { CountySwitches } from "./county_switches.js";
import { h } from "./libs.js";
import { reader } from "./places.js";

/** Scopes that hold several counties. */
const WIDE = ["PROVINCE", "PREFECTURE"];

export function isWide() {
  return WIDE.includes(reader.scope?.level);
}

/** Administrators of a county switch; whoever reads several counties sees what is on where. */
export function hasSwitches() {
  const isCounty = reader.scope?.level === "COUNTY";
  return isWide() || (isCounty && isAdmin());
}

export const Switches = {
  props: { id: String },
  setup(props) {
    return () => {
      if (isWide() && !(props.id && isAdmin())) return h(Counties);
      const code = isWide() ? props.id : reader.scope.code;
      return h(CountySwitches, { key: code, code, isWide: isWide() });
    };
  },
};
