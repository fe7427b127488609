SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"level":' || json_quote(core_division_version_1.level) ||
      ',"disputes":null,"matters":null,"":1}' ELSE '{"level":' || json_quote(
      core_division_version_1.level)
    || ',"disputes":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation
        AND CASE WHEN (mediation_dispute_1.path >= :v_low AND mediation_dispute_1.path < :v_high AND
          mediation_dispute_1.path >= core_division_version_1.path AND mediation_dispute_1.path < (
          core_division_version_1.path || :path_1)) THEN 1 ELSE 0 END = 1
    )) || ',"nodes":[' || coalesce(group_concat('{"no":' || json_quote(p3.r_no)
      || ',"division":' || coalesce((
      SELECT '{"name":' || json_quote(core_division_version_2.name) || '}' AS anon_3
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= p3.r_placed_on
        AND p3.r_placed_on < core_division_version_2.valid_to
        AND +core_division_version_2.path >= +:v_low
        AND +core_division_version_2.path < +:v_high
        AND core_division_version_2.division_id = p3.r_division_id
      LIMIT :param_1 OFFSET :param_2
    ), 'null') || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT mediation_dispute_2.id AS r_id, mediation_dispute_2.division_id AS r_division_id,
          mediation_dispute_2.placed_on AS r_placed_on, mediation_dispute_2.no AS r_no
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation
        AND CASE WHEN (mediation_dispute_2.path >= :v_low AND mediation_dispute_2.path < :v_high AND
          mediation_dispute_2.path >= core_division_version_1.path AND mediation_dispute_2.path < (
          core_division_version_1.path || :path_2)) THEN 1 ELSE 0 END = 1
      ORDER BY mediation_dispute_2.id ASC, mediation_dispute_2.id ASC
      LIMIT :p4_1 OFFSET :param_3
    ) AS p3
  )
    || ',"matters":' || (
    SELECT '{"nodes":[' || coalesce(group_concat(CASE p6.r_kind WHEN :param_4 THEN (
      SELECT '{"":"GridEvent","no":' || json_quote(grid_event_1.no) || '}' AS anon_5
      FROM grid_event AS grid_event_1
      WHERE grid_event_1.county_id = :v_on_grid
        AND +grid_event_1.path >= +:v_low
        AND +grid_event_1.path < +:v_high
        AND grid_event_1.county_id = p6.r_county_id
        AND grid_event_1.id = p6.r_id
    ) WHEN :param_5 THEN (
      SELECT '{"":"Order","no":' || json_quote(mechanism_order_1.no) || '}' AS anon_6
      FROM mechanism_order AS mechanism_order_1
      WHERE mechanism_order_1.county_id = :v_on_mechanism
        AND +mechanism_order_1.path >= +:v_low
        AND +mechanism_order_1.path < +:v_high
        AND mechanism_order_1.county_id = p6.r_county_id
        AND mechanism_order_1.id = p6.r_id
    ) WHEN :param_6 THEN (
      SELECT '{"":"Dispute","no":' || json_quote(mediation_dispute_3.no) || '}' AS anon_7
      FROM mediation_dispute AS mediation_dispute_3
      WHERE mediation_dispute_3.county_id = :v_on_mediation
        AND +mediation_dispute_3.path >= +:v_low
        AND +mediation_dispute_3.path < +:v_high
        AND mediation_dispute_3.county_id = p6.r_county_id
        AND mediation_dispute_3.id = p6.r_id
    ) ELSE 'null' END, ','), '') || ']}' AS anon_4
    FROM (
      SELECT anon_8.r_county_id AS r_county_id, anon_8.r_id AS r_id, anon_8.r_division_id AS
          r_division_id, anon_8.r_placed_on AS r_placed_on, anon_8.r_kind AS r_kind,
          anon_8.r_opened_at AS r_opened_at
      FROM (
        SELECT anon_9.r_county_id AS r_county_id, anon_9.r_id AS r_id, anon_9.r_division_id AS
            r_division_id, anon_9.r_placed_on AS r_placed_on, anon_9.r_kind AS r_kind,
            anon_9.r_opened_at AS r_opened_at
        FROM (
          SELECT grid_event_2.county_id AS r_county_id, grid_event_2.id AS r_id,
              grid_event_2.division_id AS r_division_id, grid_event_2.placed_on AS r_placed_on,
              'GridEvent' AS r_kind, grid_event_2.opened_at AS r_opened_at
          FROM grid_event AS grid_event_2
          WHERE grid_event_2.county_id = :v_on_grid
            AND CASE WHEN (grid_event_2.path >= :v_low AND grid_event_2.path < :v_high AND
              grid_event_2.path >= core_division_version_1.path AND grid_event_2.path < (
              core_division_version_1.path || :path_3)) THEN 1 ELSE 0 END = 1
          ORDER BY grid_event_2.opened_at ASC, grid_event_2.id ASC
          LIMIT :p7_1 OFFSET :param_7
        ) AS anon_9
        UNION ALL SELECT anon_10.r_county_id AS r_county_id, anon_10.r_id AS r_id,
            anon_10.r_division_id AS r_division_id, anon_10.r_placed_on AS r_placed_on,
            anon_10.r_kind AS r_kind, anon_10.r_opened_at AS r_opened_at
        FROM (
          SELECT mechanism_order_2.county_id AS r_county_id, mechanism_order_2.id AS r_id,
              mechanism_order_2.division_id AS r_division_id, mechanism_order_2.placed_on AS
              r_placed_on, 'Order' AS r_kind, mechanism_order_2.opened_at AS r_opened_at
          FROM mechanism_order AS mechanism_order_2
          WHERE mechanism_order_2.county_id = :v_on_mechanism
            AND CASE WHEN (mechanism_order_2.path >= :v_low AND mechanism_order_2.path < :v_high AND
              mechanism_order_2.path >= core_division_version_1.path AND mechanism_order_2.path < (
              core_division_version_1.path || :path_4)) THEN 1 ELSE 0 END = 1
          ORDER BY mechanism_order_2.opened_at ASC, mechanism_order_2.id ASC
          LIMIT :p8_1 OFFSET :param_8
        ) AS anon_10
        UNION ALL SELECT anon_11.r_county_id AS r_county_id, anon_11.r_id AS r_id,
            anon_11.r_division_id AS r_division_id, anon_11.r_placed_on AS r_placed_on,
            anon_11.r_kind AS r_kind, anon_11.r_opened_at AS r_opened_at
        FROM (
          SELECT mediation_dispute_4.county_id AS r_county_id, mediation_dispute_4.id AS r_id,
              mediation_dispute_4.division_id AS r_division_id, mediation_dispute_4.placed_on AS
              r_placed_on, 'Dispute' AS r_kind, mediation_dispute_4.opened_at AS r_opened_at
          FROM mediation_dispute AS mediation_dispute_4
          WHERE mediation_dispute_4.county_id = :v_on_mediation
            AND CASE WHEN (mediation_dispute_4.path >= :v_low AND mediation_dispute_4.path < :v_high
              AND mediation_dispute_4.path >= core_division_version_1.path AND
              mediation_dispute_4.path < (core_division_version_1.path || :path_5)) THEN 1 ELSE 0
              END = 1
          ORDER BY mediation_dispute_4.opened_at ASC, mediation_dispute_4.id ASC
          LIMIT :p9_1 OFFSET :param_9
        ) AS anon_11
        UNION ALL SELECT anon_12.r_county_id AS r_county_id, anon_12.r_id AS r_id,
            anon_12.r_division_id AS r_division_id, anon_12.r_placed_on AS r_placed_on,
            anon_12.r_kind AS r_kind, anon_12.r_opened_at AS r_opened_at
        FROM (
          SELECT services_assistance_case_1.county_id AS r_county_id, services_assistance_case_1.id
              AS r_id, services_assistance_case_1.division_id AS r_division_id,
              services_assistance_case_1.placed_on AS r_placed_on, 'AssistanceCase' AS r_kind,
              services_assistance_case_1.opened_at AS r_opened_at
          FROM services_assistance_case AS services_assistance_case_1
          WHERE 0 = 1
          ORDER BY services_assistance_case_1.opened_at ASC, services_assistance_case_1.id ASC
          LIMIT :p10_1 OFFSET :param_10
        ) AS anon_12
      ) AS anon_8
      ORDER BY anon_8.r_opened_at ASC, anon_8.r_id ASC
      LIMIT :p11_1 OFFSET :param_11
    ) AS p6
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_12 OFFSET :param_13
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
