SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"plugins":null,"":1}'
      ELSE '{"plugins":[' || array_to_string(ARRAY(
    SELECT '{"name":' || to_json((core_plugin_switch_1.plugin)::text)::text
      || ',"state":' || CASE core_plugin_switch_1.state WHEN 'ON' THEN '"ON"' WHEN 'OFF' THEN
        '"OFF"' WHEN 'PURGED' THEN '"PURGED"' ELSE to_json((core_plugin_switch_1.state)::text)
        ::text END || '}' AS o
    FROM core_plugin_switch AS core_plugin_switch_1
    WHERE core_plugin_switch_1.county_id = :v_on_core::VARCHAR COLLATE "C"
      AND (core_plugin_switch_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND (core_plugin_switch_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND core_plugin_switch_1.county_id = core_division_version_1.division_id
      AND (:p2::DATE >= :v_today::DATE AND core_plugin_switch_1.until IS NULL OR :p2::DATE <
        :v_today::DATE AND core_plugin_switch_1.valid_from <= :p2::DATE AND :p2::DATE <
        core_plugin_switch_1.valid_to)
    ORDER BY core_plugin_switch_1.plugin, core_plugin_switch_1.id
  ), ',') || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :p2::DATE
    AND :p2::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT CASE WHEN (NOT (core_division_version_2.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_2.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"plugins":null,"pluginHistory":null,"pluginPolicies":null,"handedDeadlines":null,"":1}' ELSE
      '{"plugins":[' || array_to_string(ARRAY(
    SELECT '{"name":' || to_json((core_plugin_switch_2.plugin)::text)::text
      || ',"title":' || coalesce(to_json(((
      SELECT core_plugin.title
      FROM core_plugin
      WHERE core_plugin.name = core_plugin_switch_2.plugin
    ))::text)::text, 'null')
      || ',"state":' || CASE core_plugin_switch_2.state WHEN 'ON' THEN '"ON"' WHEN 'OFF' THEN
        '"OFF"' WHEN 'PURGED' THEN '"PURGED"' ELSE to_json((core_plugin_switch_2.state)::text)
        ::text END
      || ',"since":' || '"' || replace(left((core_plugin_switch_2.since)::text, 19), ' ', 'T') ||
        'Z"'
      || ',"reason":' || to_json((core_plugin_switch_2.reason)::text)::text || '}' AS o
    FROM core_plugin_switch AS core_plugin_switch_2
    WHERE core_plugin_switch_2.county_id = :v_on_core::VARCHAR COLLATE "C"
      AND (core_plugin_switch_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND (core_plugin_switch_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND core_plugin_switch_2.county_id = core_division_version_2.division_id
      AND (:v_today::DATE >= :v_today::DATE AND core_plugin_switch_2.until IS NULL OR :v_today::DATE
        < :v_today::DATE AND core_plugin_switch_2.valid_from <= :v_today::DATE AND :v_today::DATE <
        core_plugin_switch_2.valid_to)
    ORDER BY core_plugin_switch_2.plugin, core_plugin_switch_2.id
  ), ',')
    || '],"pluginHistory":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_1
      FROM core_plugin_switch AS core_plugin_switch_3
      WHERE core_plugin_switch_3.county_id = :v_on_core::VARCHAR COLLATE "C"
        AND CASE WHEN (core_plugin_switch_3.path >= :v_low::VARCHAR COLLATE "C" AND
          core_plugin_switch_3.path < :v_high::VARCHAR COLLATE "C" AND core_plugin_switch_3.path >=
          core_division_version_2.path AND core_plugin_switch_3.path < (
          core_division_version_2.path || :path_1::VARCHAR)) THEN true ELSE false END
        AND core_plugin_switch_3.state = :p6::VARCHAR
    ))::text || ',"nodes":[' || coalesce(string_agg('{"plugin":' || to_json((p5.r_plugin)::text)
        ::text
      || ',"state":' || CASE p5.r_state WHEN 'ON' THEN '"ON"' WHEN 'OFF' THEN '"OFF"' WHEN 'PURGED'
        THEN '"PURGED"' ELSE to_json((p5.r_state)::text)::text END
      || ',"since":' || '"' || replace(left((p5.r_since)::text, 19), ' ', 'T') || 'Z"'
      || ',"until":' || coalesce('"' || replace(left((p5.r_until)::text, 19), ' ', 'T') || 'Z"',
        'null')
      || ',"reason":' || to_json((p5.r_reason)::text)::text
      || ',"actor":' || to_json((p5.r_actor)::text)::text
      || ',"office":' || coalesce((
      SELECT '{"name":' || to_json((core_organisation_1.name)::text)::text || '}' AS anon_4
      FROM core_organisation AS core_organisation_1
      WHERE core_organisation_1.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_1.valid_to
        AND ((core_organisation_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX" AND (core_organisation_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX" OR core_organisation_1.division_id = ANY (:v_above::VARCHAR[]))
        AND core_organisation_1.id = p5.r_office_id
      LIMIT :param_2::INTEGER
    ), 'null')
      || ',"handedDeadlines":{"totalCount":' || ((
      SELECT count(*) AS count_2
      FROM core_handed_deadline AS core_handed_deadline_1
      WHERE (core_handed_deadline_1.county_id) COLLATE "POSIX" = (:v_on_core::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND (core_handed_deadline_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND (core_handed_deadline_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND core_handed_deadline_1.county_id = p5.r_county_id
        AND core_handed_deadline_1.switch_id = p5.r_id
    ))::text || '}}', ','), '') || ']}' AS anon_3
    FROM (
      SELECT core_plugin_switch_4.county_id AS r_county_id, core_plugin_switch_4.id AS r_id,
          core_plugin_switch_4.division_id AS r_division_id, core_plugin_switch_4.placed_on AS
          r_placed_on, core_plugin_switch_4.plugin AS r_plugin, core_plugin_switch_4.state AS
          r_state, core_plugin_switch_4.since AS r_since, core_plugin_switch_4.until AS r_until,
          core_plugin_switch_4.reason AS r_reason, core_plugin_switch_4.actor AS r_actor,
          core_plugin_switch_4.office_id AS r_office_id
      FROM core_plugin_switch AS core_plugin_switch_4
      WHERE core_plugin_switch_4.county_id = :v_on_core::VARCHAR COLLATE "C"
        AND CASE WHEN (core_plugin_switch_4.path >= :v_low::VARCHAR COLLATE "C" AND
          core_plugin_switch_4.path < :v_high::VARCHAR COLLATE "C" AND core_plugin_switch_4.path >=
          core_division_version_2.path AND core_plugin_switch_4.path < (
          core_division_version_2.path || :path_2::VARCHAR)) THEN true ELSE false END
        AND core_plugin_switch_4.state = :p9::VARCHAR
      ORDER BY core_plugin_switch_4.since ASC, core_plugin_switch_4.id ASC
      LIMIT :p10_1::INTEGER
    ) AS p5
  ) || ',"pluginPolicies":[' || array_to_string(ARRAY(
    SELECT '{"plugin":' || to_json((core_plugin_policy_1.plugin)::text)::text
      || ',"rule":' || CASE core_plugin_policy_1.rule WHEN 'REQUIRED' THEN '"REQUIRED"' WHEN
        'ALLOWED' THEN '"ALLOWED"' WHEN 'FORBIDDEN' THEN '"FORBIDDEN"' ELSE to_json((
        core_plugin_policy_1.rule)::text)::text END
      || ',"onAtFirst":' || (core_plugin_policy_1.on_at_first)::text
      || ',"validFrom":' || '"' || (core_plugin_policy_1.valid_from)::text || '"'
      || ',"validTo":' || coalesce('"' || (nullif(core_plugin_policy_1.valid_to, :nullif_1::DATE))
        ::text || '"', 'null') || '}' AS o
    FROM core_plugin_policy AS core_plugin_policy_1
    WHERE core_plugin_policy_1.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_plugin_policy_1.valid_to
      AND ((core_plugin_policy_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX" AND (core_plugin_policy_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
        COLLATE "POSIX" OR core_plugin_policy_1.division_id = ANY (:v_above::VARCHAR[]))
      AND core_plugin_policy_1.path IN (substr(core_division_version_2.path, :substr_1::INTEGER,
        :substr_2::INTEGER), substr(core_division_version_2.path, :substr_3::INTEGER,
        :substr_4::INTEGER), substr(core_division_version_2.path, :substr_5::INTEGER,
        :substr_6::INTEGER))
    ORDER BY core_plugin_policy_1.path, core_plugin_policy_1.plugin, core_plugin_policy_1.id
  ), ',')
    || '],"handedDeadlines":' || (
    SELECT '{"nodes":[' || coalesce(string_agg('{"kind":' || to_json((p12.r_kind)::text)::text
      || ',"matterId":' || to_json((p12.r_matter_id)::text)::text
      || ',"no":' || to_json((p12.r_no)::text)::text
      || ',"dueAt":' || '"' || replace(left((p12.r_due_at)::text, 19), ' ', 'T') || 'Z"'
      || ',"office":' || coalesce((
      SELECT '{"name":' || to_json((core_organisation_2.name)::text)::text || '}' AS anon_6
      FROM core_organisation AS core_organisation_2
      WHERE core_organisation_2.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_organisation_2.valid_to
        AND ((core_organisation_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
          "POSIX" AND (core_organisation_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
          COLLATE "POSIX" OR core_organisation_2.division_id = ANY (:v_above::VARCHAR[]))
        AND core_organisation_2.id = p12.r_office_id
      LIMIT :param_3::INTEGER
    ), 'null') || '}', ','), '') || ']}' AS anon_5
    FROM (
      SELECT core_handed_deadline_2.id AS r_id, core_handed_deadline_2.division_id AS r_division_id,
          core_handed_deadline_2.placed_on AS r_placed_on, core_handed_deadline_2.office_id AS
          r_office_id, core_handed_deadline_2.kind AS r_kind, core_handed_deadline_2.matter_id AS
          r_matter_id, core_handed_deadline_2.no AS r_no, core_handed_deadline_2.due_at AS r_due_at
      FROM core_handed_deadline AS core_handed_deadline_2
      WHERE core_handed_deadline_2.county_id = :v_on_core::VARCHAR COLLATE "C"
        AND CASE WHEN (core_handed_deadline_2.path >= :v_low::VARCHAR COLLATE "C" AND
          core_handed_deadline_2.path < :v_high::VARCHAR COLLATE "C" AND core_handed_deadline_2.path
          >= core_division_version_2.path AND core_handed_deadline_2.path < (
          core_division_version_2.path || :path_3::VARCHAR)) THEN true ELSE false END
        AND core_handed_deadline_2.plugin = :p13::VARCHAR
      ORDER BY core_handed_deadline_2.due_at ASC, core_handed_deadline_2.id ASC
      LIMIT :p14_1::INTEGER
    ) AS p12
  ) || '}' END AS anon_2
  FROM core_division_version AS core_division_version_2
  WHERE core_division_version_2.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_2.valid_to
    AND ((core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_2.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_2.code = :p3::VARCHAR COLLATE "C"
  LIMIT :param_4::INTEGER
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
