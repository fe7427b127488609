SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"name":' || json_quote(core_division_version_1.name) ||
      ',"figures":null,"children":null,"":1}' ELSE '{"name":' || json_quote(
      core_division_version_1.name)
    || ',"figures":' || (
    SELECT '[{"value":' || json_quote(CASE WHEN abs(anon_3.n0) <= 1.7976931348623157e308 THEN (
        anon_3.n0) * 1.0 END)
      || '},{"value":' || json_quote(CASE WHEN abs(anon_3.n1) <= 1.7976931348623157e308 THEN (
        anon_3.n1) * 1.0 END)
      || '},{"value":' || json_quote(CASE WHEN abs(anon_4.n0) <= 1.7976931348623157e308 THEN (
        anon_4.n0) * 1.0 END)
      || '},{"value":' || json_quote(CASE WHEN abs(anon_5.n0) <= 1.7976931348623157e308 THEN (
        anon_5.n0) * 1.0 END) || '}]' AS anon_2
    FROM (
      SELECT count(*) FILTER (WHERE mediation_dispute_1.accepted_at >= :p2_from_at AND
          mediation_dispute_1.accepted_at < :p2_end_at AND mediation_dispute_1.status != :status_1)
          AS n0, count(*) FILTER (WHERE mediation_dispute_1.settled_at >= :p2_from_at AND
          mediation_dispute_1.settled_at < :p2_end_at AND mediation_dispute_1.outcome IN (
          :outcome_1_1, :outcome_1_2, :outcome_1_3)) AS n1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE +mediation_dispute_1.county_id = +:v_on_mediation
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_1)
        AND mediation_dispute_1.path >= :v_low
        AND mediation_dispute_1.path < :v_high
        AND (mediation_dispute_1.accepted_at >= :p2_from_at AND mediation_dispute_1.accepted_at <
          :p2_end_at AND mediation_dispute_1.status != :status_1 OR mediation_dispute_1.settled_at
          >= :p2_from_at AND mediation_dispute_1.settled_at < :p2_end_at AND
          mediation_dispute_1.outcome IN (:outcome_1_1, :outcome_1_2, :outcome_1_3))
    ) AS anon_3, (
      SELECT count(*) AS n0
      FROM grid_grid AS grid_grid_1
      WHERE grid_grid_1.valid_from <= :p2_last
        AND :p2_last < grid_grid_1.valid_to
        AND +grid_grid_1.county_id = +:v_on_grid
        AND grid_grid_1.path >= core_division_version_1.path
        AND grid_grid_1.path < (core_division_version_1.path || :path_2)
        AND grid_grid_1.path >= :v_low
        AND grid_grid_1.path < :v_high
        AND grid_grid_1.kind IN (:kind_1_1, :kind_1_2)
    ) AS anon_4, (
      SELECT count(DISTINCT services_assistance_case_1.counted_as) AS n0
      FROM services_assistance_case AS services_assistance_case_1
      WHERE +services_assistance_case_1.county_id = +:v_on_services
        AND services_assistance_case_1.path >= core_division_version_1.path
        AND services_assistance_case_1.path < (core_division_version_1.path || :path_3)
        AND services_assistance_case_1.path >= :v_low
        AND services_assistance_case_1.path < :v_high
        AND services_assistance_case_1.activated_at < :p2_last_end_at
        AND (services_assistance_case_1.closed_at IS NULL OR services_assistance_case_1.closed_at >=
          :p2_last_end_at)
    ) AS anon_5
  ) || ',"children":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"name":' || json_quote(core_division_version_2.name)
        || ',"figures":' || (
        SELECT '[{"value":' || json_quote(CASE WHEN abs(anon_7.n0) <= 1.7976931348623157e308 THEN (
            anon_7.n0) * 1.0 END)
          || '},{"value":' || json_quote(CASE WHEN abs(anon_7.n1) <= 1.7976931348623157e308 THEN (
            anon_7.n1) * 1.0 END)
          || '},{"value":' || json_quote(CASE WHEN abs(anon_8.n0) <= 1.7976931348623157e308 THEN (
            anon_8.n0) * 1.0 END)
          || '},{"value":' || json_quote(CASE WHEN abs(anon_9.n0) <= 1.7976931348623157e308 THEN (
            anon_9.n0) * 1.0 END) || '}]' AS anon_6
        FROM (
          SELECT count(*) FILTER (WHERE mediation_dispute_2.accepted_at >= :p3_from_at AND
              mediation_dispute_2.accepted_at < :p3_end_at AND mediation_dispute_2.status !=
              :status_2) AS n0, count(*) FILTER (WHERE mediation_dispute_2.settled_at >= :p3_from_at
              AND mediation_dispute_2.settled_at < :p3_end_at AND mediation_dispute_2.outcome IN (
              :outcome_2_1, :outcome_2_2, :outcome_2_3)) AS n1
          FROM mediation_dispute AS mediation_dispute_2
          WHERE +mediation_dispute_2.county_id = +:v_on_mediation
            AND mediation_dispute_2.path >= core_division_version_2.path
            AND mediation_dispute_2.path < (core_division_version_2.path || :path_4)
            AND mediation_dispute_2.path >= :v_low
            AND mediation_dispute_2.path < :v_high
            AND (mediation_dispute_2.accepted_at >= :p3_from_at AND mediation_dispute_2.accepted_at
              < :p3_end_at AND mediation_dispute_2.status != :status_2 OR
              mediation_dispute_2.settled_at >= :p3_from_at AND mediation_dispute_2.settled_at <
              :p3_end_at AND mediation_dispute_2.outcome IN (:outcome_2_1, :outcome_2_2,
              :outcome_2_3))
        ) AS anon_7, (
          SELECT count(*) AS n0
          FROM grid_grid AS grid_grid_2
          WHERE grid_grid_2.valid_from <= :p3_last
            AND :p3_last < grid_grid_2.valid_to
            AND +grid_grid_2.county_id = +:v_on_grid
            AND grid_grid_2.path >= core_division_version_2.path
            AND grid_grid_2.path < (core_division_version_2.path || :path_5)
            AND grid_grid_2.path >= :v_low
            AND grid_grid_2.path < :v_high
            AND grid_grid_2.kind IN (:kind_2_1, :kind_2_2)
        ) AS anon_8, (
          SELECT count(DISTINCT services_assistance_case_2.counted_as) AS n0
          FROM services_assistance_case AS services_assistance_case_2
          WHERE +services_assistance_case_2.county_id = +:v_on_services
            AND services_assistance_case_2.path >= core_division_version_2.path
            AND services_assistance_case_2.path < (core_division_version_2.path || :path_6)
            AND services_assistance_case_2.path >= :v_low
            AND services_assistance_case_2.path < :v_high
            AND services_assistance_case_2.activated_at < :p3_last_end_at
            AND (services_assistance_case_2.closed_at IS NULL OR
              services_assistance_case_2.closed_at >= :p3_last_end_at)
        ) AS anon_9
      ) || '}' AS o
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today
        AND :v_today < core_division_version_2.valid_to
        AND +core_division_version_2.path >= +:v_low
        AND +core_division_version_2.path < +:v_high
        AND core_division_version_2.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
          core_division_version_2.division_id
    )
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_1 OFFSET :param_2
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
