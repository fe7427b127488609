SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"plugins":null,"":1}' ELSE '{"plugins":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"name":' || json_quote(core_plugin_switch_1.plugin)
        || ',"state":' || json_quote(core_plugin_switch_1.state) || '}' AS o
      FROM core_plugin_switch AS core_plugin_switch_1
      WHERE core_plugin_switch_1.county_id = :v_on_core
        AND +core_plugin_switch_1.path >= +:v_low
        AND +core_plugin_switch_1.path < +:v_high
        AND core_plugin_switch_1.county_id = core_division_version_1.division_id
        AND (:p2 >= :v_today AND core_plugin_switch_1.until IS NULL OR :p2 < :v_today AND
          core_plugin_switch_1.valid_from <= :p2 AND :p2 < core_plugin_switch_1.valid_to)
      ORDER BY core_plugin_switch_1.plugin, core_plugin_switch_1.id
    )
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :p2
    AND :p2 < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_1 OFFSET :param_2
) AS r0, (
  SELECT CASE WHEN (NOT (core_division_version_2.path >= :v_low AND core_division_version_2.path <
      :v_high)) THEN
      '{"plugins":null,"pluginHistory":null,"pluginPolicies":null,"handedDeadlines":null,"":1}' ELSE
      '{"plugins":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"name":' || json_quote(core_plugin_switch_2.plugin)
        || ',"title":' || json_quote((
        SELECT core_plugin.title
        FROM core_plugin
        WHERE core_plugin.name = core_plugin_switch_2.plugin
      ))
        || ',"state":' || json_quote(core_plugin_switch_2.state)
        || ',"since":' || json_quote(core_plugin_switch_2.since)
        || ',"reason":' || json_quote(core_plugin_switch_2.reason) || '}' AS o
      FROM core_plugin_switch AS core_plugin_switch_2
      WHERE core_plugin_switch_2.county_id = :v_on_core
        AND +core_plugin_switch_2.path >= +:v_low
        AND +core_plugin_switch_2.path < +:v_high
        AND core_plugin_switch_2.county_id = core_division_version_2.division_id
        AND (:v_today >= :v_today AND core_plugin_switch_2.until IS NULL OR :v_today < :v_today AND
          core_plugin_switch_2.valid_from <= :v_today AND :v_today < core_plugin_switch_2.valid_to)
      ORDER BY core_plugin_switch_2.plugin, core_plugin_switch_2.id
    )
  )
    || '],"pluginHistory":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM core_plugin_switch AS core_plugin_switch_3
      WHERE core_plugin_switch_3.county_id = :v_on_core
        AND CASE WHEN (core_plugin_switch_3.path >= :v_low AND core_plugin_switch_3.path < :v_high
          AND core_plugin_switch_3.path >= core_division_version_2.path AND
          core_plugin_switch_3.path < (core_division_version_2.path || :path_1)) THEN 1 ELSE 0 END =
          1
        AND core_plugin_switch_3.state = :p6
    )) || ',"nodes":[' || coalesce(group_concat('{"plugin":' || json_quote(p5.r_plugin)
      || ',"state":' || json_quote(p5.r_state)
      || ',"since":' || json_quote(p5.r_since)
      || ',"until":' || json_quote(p5.r_until)
      || ',"reason":' || json_quote(p5.r_reason)
      || ',"actor":' || json_quote(p5.r_actor)
      || ',"office":' || coalesce((
      SELECT '{"name":' || json_quote(core_organisation_1.name) || '}' AS anon_4
      FROM core_organisation AS core_organisation_1
      WHERE core_organisation_1.valid_from <= :v_today
        AND :v_today < core_organisation_1.valid_to
        AND (+core_organisation_1.path >= +:v_low AND +core_organisation_1.path < +:v_high OR
          core_organisation_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
        AND core_organisation_1.id = p5.r_office_id
      LIMIT :param_3 OFFSET :param_4
    ), 'null')
      || ',"handedDeadlines":{"totalCount":' || json_quote((
      SELECT count(*) AS count_2
      FROM core_handed_deadline AS core_handed_deadline_1
      WHERE +core_handed_deadline_1.county_id = +:v_on_core
        AND +core_handed_deadline_1.path >= +:v_low
        AND +core_handed_deadline_1.path < +:v_high
        AND core_handed_deadline_1.county_id = p5.r_county_id
        AND core_handed_deadline_1.switch_id = p5.r_id
    )) || '}}', ','), '') || ']}' AS anon_3
    FROM (
      SELECT core_plugin_switch_4.county_id AS r_county_id, core_plugin_switch_4.id AS r_id,
          core_plugin_switch_4.division_id AS r_division_id, core_plugin_switch_4.placed_on AS
          r_placed_on, core_plugin_switch_4.plugin AS r_plugin, core_plugin_switch_4.state AS
          r_state, core_plugin_switch_4.since AS r_since, core_plugin_switch_4.until AS r_until,
          core_plugin_switch_4.reason AS r_reason, core_plugin_switch_4.actor AS r_actor,
          core_plugin_switch_4.office_id AS r_office_id
      FROM core_plugin_switch AS core_plugin_switch_4
      WHERE core_plugin_switch_4.county_id = :v_on_core
        AND CASE WHEN (core_plugin_switch_4.path >= :v_low AND core_plugin_switch_4.path < :v_high
          AND core_plugin_switch_4.path >= core_division_version_2.path AND
          core_plugin_switch_4.path < (core_division_version_2.path || :path_2)) THEN 1 ELSE 0 END =
          1
        AND core_plugin_switch_4.state = :p9
      ORDER BY core_plugin_switch_4.since ASC, core_plugin_switch_4.id ASC
      LIMIT :p10_1 OFFSET :param_5
    ) AS p5
  ) || ',"pluginPolicies":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"plugin":' || json_quote(core_plugin_policy_1.plugin)
        || ',"rule":' || json_quote(core_plugin_policy_1.rule)
        || ',"onAtFirst":' || CASE core_plugin_policy_1.on_at_first WHEN 1 THEN 'true' WHEN 0 THEN
          'false' ELSE 'null' END
        || ',"validFrom":' || json_quote(core_plugin_policy_1.valid_from)
        || ',"validTo":' || json_quote(nullif(core_plugin_policy_1.valid_to, :nullif_1)) || '}' AS o
      FROM core_plugin_policy AS core_plugin_policy_1
      WHERE core_plugin_policy_1.valid_from <= :v_today
        AND :v_today < core_plugin_policy_1.valid_to
        AND (+core_plugin_policy_1.path >= +:v_low AND +core_plugin_policy_1.path < +:v_high OR
          core_plugin_policy_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
        AND core_plugin_policy_1.path IN (substr(core_division_version_2.path, :substr_1, :substr_2),
          substr(core_division_version_2.path, :substr_3, :substr_4), substr(
          core_division_version_2.path, :substr_5, :substr_6))
      ORDER BY core_plugin_policy_1.path, core_plugin_policy_1.plugin, core_plugin_policy_1.id
    )
  )
    || '],"handedDeadlines":' || (
    SELECT '{"nodes":[' || coalesce(group_concat('{"kind":' || json_quote(p12.r_kind)
      || ',"matterId":' || json_quote(p12.r_matter_id)
      || ',"no":' || json_quote(p12.r_no)
      || ',"dueAt":' || json_quote(p12.r_due_at)
      || ',"office":' || coalesce((
      SELECT '{"name":' || json_quote(core_organisation_2.name) || '}' AS anon_6
      FROM core_organisation AS core_organisation_2
      WHERE core_organisation_2.valid_from <= :v_today
        AND :v_today < core_organisation_2.valid_to
        AND (+core_organisation_2.path >= +:v_low AND +core_organisation_2.path < +:v_high OR
          core_organisation_2.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
        AND core_organisation_2.id = p12.r_office_id
      LIMIT :param_6 OFFSET :param_7
    ), 'null') || '}', ','), '') || ']}' AS anon_5
    FROM (
      SELECT core_handed_deadline_2.id AS r_id, core_handed_deadline_2.division_id AS r_division_id,
          core_handed_deadline_2.placed_on AS r_placed_on, core_handed_deadline_2.office_id AS
          r_office_id, core_handed_deadline_2.kind AS r_kind, core_handed_deadline_2.matter_id AS
          r_matter_id, core_handed_deadline_2.no AS r_no, core_handed_deadline_2.due_at AS r_due_at
      FROM core_handed_deadline AS core_handed_deadline_2
      WHERE core_handed_deadline_2.county_id = :v_on_core
        AND CASE WHEN (core_handed_deadline_2.path >= :v_low AND core_handed_deadline_2.path <
          :v_high AND core_handed_deadline_2.path >= core_division_version_2.path AND
          core_handed_deadline_2.path < (core_division_version_2.path || :path_3)) THEN 1 ELSE 0 END
          = 1
        AND core_handed_deadline_2.plugin = :p13
      ORDER BY core_handed_deadline_2.due_at ASC, core_handed_deadline_2.id ASC
      LIMIT :p14_1 OFFSET :param_8
    ) AS p12
  ) || '}' END AS anon_2
  FROM core_division_version AS core_division_version_2
  WHERE core_division_version_2.valid_from <= :v_today
    AND :v_today < core_division_version_2.valid_to
    AND (+core_division_version_2.path >= +:v_low AND +core_division_version_2.path < +:v_high OR
      core_division_version_2.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_2.code = :p3
  LIMIT :param_9 OFFSET :param_10
) AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
