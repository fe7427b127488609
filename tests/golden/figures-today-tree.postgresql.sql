SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"asOf":null,"today":null,"":1}' ELSE '{"asOf":[' || (
    SELECT '{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_3.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_2
    FROM (
      SELECT (
        SELECT count(*) AS count_1
        FROM mediation_dispute
          JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
        WHERE spot.valid_from <= mediation_dispute.placed_on
          AND mediation_dispute.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_1::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND mediation_dispute.county_id = ANY (:v_on_mediation::VARCHAR[])
          AND mediation_dispute.settled_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.settled_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.outcome IN (:outcome_1_1::VARCHAR, :outcome_1_2::VARCHAR,
            :outcome_1_3::VARCHAR)
      ) AS n
    ) AS anon_3
  ) || ',' || (
    SELECT '{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_5.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_4
    FROM (
      SELECT (
        SELECT count(DISTINCT grid_staff.person_id) AS count_2
        FROM grid_staff
          JOIN core_division_version AS spot ON spot.division_id = grid_staff.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_2::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_staff.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_staff.valid_to
          AND grid_staff.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_staff.role = :role_1::VARCHAR
      ) AS n
    ) AS anon_5
  ) || '],"today":[' || (
    SELECT '{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_7.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_6
    FROM (
      SELECT (
        SELECT count(*) AS count_3
        FROM mediation_dispute
          JOIN core_division AS unit ON unit.id = mediation_dispute.division_id
          JOIN core_division_version AS spot ON spot.division_id = unit.heir_id
        WHERE spot.valid_from <= :v_today::DATE
          AND :v_today::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_3::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND mediation_dispute.county_id = ANY (:v_on_mediation::VARCHAR[])
          AND mediation_dispute.settled_at >= :p3_from_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.settled_at < :p3_end_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.outcome IN (:outcome_2_1::VARCHAR, :outcome_2_2::VARCHAR,
            :outcome_2_3::VARCHAR)
      ) AS n
    ) AS anon_7
  ) || ',' || (
    SELECT '{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_9.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_8
    FROM (
      SELECT (
        SELECT count(DISTINCT grid_staff.person_id) AS count_4
        FROM grid_staff
          JOIN core_division AS unit ON unit.id = grid_staff.division_id
          JOIN core_division_version AS spot ON spot.division_id = unit.heir_id
        WHERE spot.valid_from <= :v_today::DATE
          AND :v_today::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_4::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_staff.valid_from <= :p3_last::DATE
          AND :p3_last::DATE < grid_staff.valid_to
          AND grid_staff.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_staff.role = :role_2::VARCHAR
      ) AS n
    ) AS anon_9
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C" OR
      core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
