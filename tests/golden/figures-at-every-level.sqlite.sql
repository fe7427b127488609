SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"name":' || json_quote(core_division_version_1.name) ||
      ',"figures":null,"children":null,"":1}' ELSE '{"name":' || json_quote(
      core_division_version_1.name) || ',"figures":[' || (
    SELECT '{"value":' || json_quote(CASE WHEN abs(anon_3.n) <= 1.7976931348623157e308 THEN (
        anon_3.n) * 1.0 END) || '}' AS anon_2
    FROM (
      SELECT (
        SELECT count(*) AS count_1
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_1)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND mediation_dispute.county_id IN (SELECT value FROM json_each(:v_on_mediation))
          AND mediation_dispute.accepted_at >= :p2_from_at
          AND mediation_dispute.accepted_at < :p2_end_at
          AND mediation_dispute.status != :status_1
      ) AS n
    ) AS anon_3
  ) || ',' || (
    SELECT '{"value":' || json_quote(CASE WHEN abs(anon_5.n) <= 1.7976931348623157e308 THEN (
        anon_5.n) * 1.0 END) || '}' AS anon_4
    FROM (
      SELECT (
        SELECT count(*) AS count_2
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_2)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND mediation_dispute.county_id IN (SELECT value FROM json_each(:v_on_mediation))
          AND mediation_dispute.settled_at >= :p2_from_at
          AND mediation_dispute.settled_at < :p2_end_at
          AND mediation_dispute.outcome IN (:outcome_1_1, :outcome_1_2, :outcome_1_3)
      ) AS n
    ) AS anon_5
  ) || ',' || (
    SELECT '{"value":' || json_quote(CASE WHEN abs(anon_7.n) <= 1.7976931348623157e308 THEN (
        anon_7.n) * 1.0 END) || '}' AS anon_6
    FROM (
      SELECT (
        SELECT count(*) AS count_3
        FROM grid_grid
          JOIN core_division_version AS spot ON spot.division_id = grid_grid.division_id
        WHERE spot.valid_from <= :p2_last
          AND :p2_last < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_3)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND grid_grid.valid_from <= :p2_last
          AND :p2_last < grid_grid.valid_to
          AND grid_grid.county_id IN (SELECT value FROM json_each(:v_on_grid))
          AND grid_grid.kind IN (:kind_1_1, :kind_1_2)
      ) AS n
    ) AS anon_7
  ) || ',' || (
    SELECT '{"value":' || json_quote(CASE WHEN abs(anon_9.n) <= 1.7976931348623157e308 THEN (
        anon_9.n) * 1.0 END) || '}' AS anon_8
    FROM (
      SELECT (
        SELECT count(DISTINCT services_assistance_case.person_id) AS count_4
        FROM services_assistance_case
          JOIN core_division_version AS spot ON spot.division_id =
            services_assistance_case.division_id
        WHERE spot.valid_from <= services_assistance_case.placed_on
          AND services_assistance_case.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_4)
          AND spot.path >= :v_low
          AND spot.path < :v_high
          AND services_assistance_case.county_id IN (SELECT value FROM json_each(:v_on_services))
          AND services_assistance_case.activated_at < :p2_last_end_at
          AND (services_assistance_case.closed_at IS NULL OR services_assistance_case.closed_at >=
            :p2_last_end_at)
      ) AS n
    ) AS anon_9
  )
    || '],"children":' || (
    SELECT '[' || coalesce(group_concat(anon_11.o, ','), :coalesce_1) || ']' AS anon_10
    FROM (
      SELECT '{"name":' || json_quote(core_division_version_2.name) || ',"figures":[' || (
        SELECT '{"value":' || json_quote(CASE WHEN abs(anon_13.n) <= 1.7976931348623157e308 THEN (
            anon_13.n) * 1.0 END) || '}' AS anon_12
        FROM (
          SELECT (
            SELECT count(*) AS count_5
            FROM mediation_dispute
              JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
            WHERE spot.valid_from <= mediation_dispute.placed_on
              AND mediation_dispute.placed_on < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_5)
              AND spot.path >= :v_low
              AND spot.path < :v_high
              AND mediation_dispute.county_id IN (SELECT value FROM json_each(:v_on_mediation))
              AND mediation_dispute.accepted_at >= :p3_from_at
              AND mediation_dispute.accepted_at < :p3_end_at
              AND mediation_dispute.status != :status_2
          ) AS n
        ) AS anon_13
      ) || ',' || (
        SELECT '{"value":' || json_quote(CASE WHEN abs(anon_15.n) <= 1.7976931348623157e308 THEN (
            anon_15.n) * 1.0 END) || '}' AS anon_14
        FROM (
          SELECT (
            SELECT count(*) AS count_6
            FROM mediation_dispute
              JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
            WHERE spot.valid_from <= mediation_dispute.placed_on
              AND mediation_dispute.placed_on < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_6)
              AND spot.path >= :v_low
              AND spot.path < :v_high
              AND mediation_dispute.county_id IN (SELECT value FROM json_each(:v_on_mediation))
              AND mediation_dispute.settled_at >= :p3_from_at
              AND mediation_dispute.settled_at < :p3_end_at
              AND mediation_dispute.outcome IN (:outcome_2_1, :outcome_2_2, :outcome_2_3)
          ) AS n
        ) AS anon_15
      ) || ',' || (
        SELECT '{"value":' || json_quote(CASE WHEN abs(anon_17.n) <= 1.7976931348623157e308 THEN (
            anon_17.n) * 1.0 END) || '}' AS anon_16
        FROM (
          SELECT (
            SELECT count(*) AS count_7
            FROM grid_grid
              JOIN core_division_version AS spot ON spot.division_id = grid_grid.division_id
            WHERE spot.valid_from <= :p3_last
              AND :p3_last < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_7)
              AND spot.path >= :v_low
              AND spot.path < :v_high
              AND grid_grid.valid_from <= :p3_last
              AND :p3_last < grid_grid.valid_to
              AND grid_grid.county_id IN (SELECT value FROM json_each(:v_on_grid))
              AND grid_grid.kind IN (:kind_2_1, :kind_2_2)
          ) AS n
        ) AS anon_17
      ) || ',' || (
        SELECT '{"value":' || json_quote(CASE WHEN abs(anon_19.n) <= 1.7976931348623157e308 THEN (
            anon_19.n) * 1.0 END) || '}' AS anon_18
        FROM (
          SELECT (
            SELECT count(DISTINCT services_assistance_case.person_id) AS count_8
            FROM services_assistance_case
              JOIN core_division_version AS spot ON spot.division_id =
                services_assistance_case.division_id
            WHERE spot.valid_from <= services_assistance_case.placed_on
              AND services_assistance_case.placed_on < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_8)
              AND spot.path >= :v_low
              AND spot.path < :v_high
              AND services_assistance_case.county_id IN
                (SELECT value FROM json_each(:v_on_services))
              AND services_assistance_case.activated_at < :p3_last_end_at
              AND (services_assistance_case.closed_at IS NULL OR services_assistance_case.closed_at
                >= :p3_last_end_at)
          ) AS n
        ) AS anon_19
      ) || ']}' AS o
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today
        AND :v_today < core_division_version_2.valid_to
        AND core_division_version_2.path >= :v_low
        AND core_division_version_2.path < :v_high
        AND core_division_version_2.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
          core_division_version_2.division_id
    ) AS anon_11
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low AND core_division_version_1.path < :v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)))
    AND core_division_version_1.code = :p1
  LIMIT :param_1 OFFSET :param_2
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
