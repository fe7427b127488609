SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"figures":null,"":1}'
      ELSE '{"figures":[' || (
    SELECT '{"measure":{"name":' || to_json((:param_1::VARCHAR COLLATE "C")::text)::text
      || ',"kind":' || to_json((:param_2::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_3.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_3.n)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      || ',"period":' || to_json((:p2_text::VARCHAR COLLATE "C")::text)::text
      || ',"asOf":' || to_json(:p2_last::DATE)::text || '}' AS anon_2
    FROM (
      SELECT (
        SELECT count(*) AS count_1
        FROM grid_grid
          JOIN core_division_version AS spot ON spot.division_id = grid_grid.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_1::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_grid.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_grid.valid_to
          AND grid_grid.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_grid.kind IN (:kind_1_1::VARCHAR, :kind_1_2::VARCHAR)
      ) AS n
    ) AS anon_3
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_3::VARCHAR COLLATE "C")::text)::text
      || ',"kind":' || to_json((:param_4::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_5.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_5.n)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      || ',"period":' || to_json((:p2_text::VARCHAR COLLATE "C")::text)::text
      || ',"asOf":' || to_json(:p2_last::DATE)::text || '}' AS anon_4
    FROM (
      SELECT (
        SELECT count(*) AS count_2
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_2::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND mediation_dispute.county_id = ANY (:v_on_mediation::VARCHAR[])
          AND mediation_dispute.accepted_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.accepted_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.status != :status_1::VARCHAR
      ) AS n
    ) AS anon_5
  ) || ',' || (
    SELECT '{"measure":{"name":' || to_json((:param_5::VARCHAR COLLATE "C")::text)::text
      || ',"kind":' || to_json((:param_6::VARCHAR COLLATE "C")::text)::text
      || '},"status":' || CASE WHEN (anon_7.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_7.n)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null')
      || ',"period":' || to_json((:p2_text::VARCHAR COLLATE "C")::text)::text
      || ',"asOf":' || to_json(:p2_last::DATE)::text || '}' AS anon_6
    FROM (
      SELECT (
        SELECT count(*) AS count_3
        FROM core_division_version AS spot
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_3::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND spot.level = :level_1::VARCHAR
      ) AS n
    ) AS anon_7
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C" OR
      core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_7::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
