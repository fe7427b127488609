SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"orders":null,"":1}' ELSE '{"orders":' || (
    SELECT '{"edges":[' || coalesce(group_concat('{"cursor":"' || :p2_tag || '.' || lower(hex('[' ||
        json_quote(p3.r_id) || ',' || json_quote(p3.r_id) || ']'))
      || '","node":{"no":' || json_quote(p3.r_no)
      || ',"kind":' || json_quote(p3.r_kind)
      || ',"targetOrganisation":' || coalesce((
      SELECT '{"name":' || json_quote(core_organisation_1.name) || '}' AS anon_3
      FROM core_organisation AS core_organisation_1
      WHERE core_organisation_1.valid_from <= p3.r_placed_on
        AND p3.r_placed_on < core_organisation_1.valid_to
        AND (+core_organisation_1.path >= +:v_low AND +core_organisation_1.path < +:v_high OR
          core_organisation_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
        AND core_organisation_1.id = p3.r_target_organisation_id
      LIMIT :param_1 OFFSET :param_2
    ), 'null') || '}}', ',') FILTER (WHERE p3.rn <= :p4_1), '')
      || '],"pageInfo":{"endCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p5_1) THEN substr(
        CAST(p3.rn + :p3_rn_1 AS VARCHAR), :substr_1) || '"' || :p2_tag || '.' || lower(hex('[' ||
        json_quote(p3.r_id) || ',' || json_quote(p3.r_id) || ']')) || '"' END), :substr_2), 'null')
        || '}}' AS anon_2
    FROM (
      SELECT anon_4.r_id AS r_id, anon_4.r_division_id AS r_division_id, anon_4.r_placed_on AS
          r_placed_on, anon_4.r_no AS r_no, anon_4.r_kind AS r_kind, anon_4.r_target_organisation_id
          AS r_target_organisation_id, row_number() OVER (ORDER BY anon_4.r_id ASC, anon_4.r_id ASC)
          AS rn
      FROM (
        SELECT mechanism_order_1.id AS r_id, mechanism_order_1.division_id AS r_division_id,
            mechanism_order_1.placed_on AS r_placed_on, mechanism_order_1.no AS r_no,
            mechanism_order_1.kind AS r_kind, mechanism_order_1.target_organisation_id AS
            r_target_organisation_id
        FROM mechanism_order AS mechanism_order_1
        WHERE mechanism_order_1.county_id = :v_on_mechanism
          AND +mechanism_order_1.path >= +:v_low
          AND +mechanism_order_1.path < +:v_high
          AND mechanism_order_1.path >= core_division_version_1.path
          AND mechanism_order_1.path < (core_division_version_1.path || :path_1)
        ORDER BY mechanism_order_1.id ASC, mechanism_order_1.id ASC
        LIMIT :p6_1 OFFSET :param_3
      ) AS anon_4
      ORDER BY anon_4.r_id ASC, anon_4.r_id ASC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_4 OFFSET :param_5
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
