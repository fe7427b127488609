SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN
      '{"asOf":null,"today":null,"":1}' ELSE '{"asOf":' || (
    SELECT '[{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_3.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || '},{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_4.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}]' AS anon_2
    FROM (
      SELECT count(*) AS n0
      FROM mediation_dispute AS mediation_dispute_1
      WHERE (mediation_dispute_1.county_id) COLLATE "POSIX" = (:v_on_mediation::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_1::VARCHAR)
        AND mediation_dispute_1.path >= :v_low::VARCHAR COLLATE "C"
        AND mediation_dispute_1.path < :v_high::VARCHAR COLLATE "C"
        AND mediation_dispute_1.settled_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
        AND mediation_dispute_1.settled_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
        AND mediation_dispute_1.outcome IN (:outcome_1_1::VARCHAR, :outcome_1_2::VARCHAR,
          :outcome_1_3::VARCHAR)
    ) AS anon_3, (
      SELECT count(DISTINCT grid_staff_1.person_id) AS n0
      FROM grid_staff AS grid_staff_1
      WHERE grid_staff_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < grid_staff_1.valid_to
        AND (grid_staff_1.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND grid_staff_1.path >= core_division_version_1.path
        AND grid_staff_1.path < (core_division_version_1.path || :path_2::VARCHAR)
        AND grid_staff_1.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_staff_1.path < :v_high::VARCHAR COLLATE "C"
        AND grid_staff_1.role = :role_1::VARCHAR
    ) AS anon_4
  )
    || ',"today":' || (
    SELECT '[{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_6.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || '},{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_7.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}]' AS anon_5
    FROM (
      SELECT count(*) AS n0
      FROM mediation_dispute AS mediation_dispute_2
      WHERE (mediation_dispute_2.county_id) COLLATE "POSIX" = (:v_on_mediation::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND mediation_dispute_2.path >= core_division_version_1.path
        AND mediation_dispute_2.path < (core_division_version_1.path || :path_3::VARCHAR)
        AND mediation_dispute_2.path >= :v_low::VARCHAR COLLATE "C"
        AND mediation_dispute_2.path < :v_high::VARCHAR COLLATE "C"
        AND mediation_dispute_2.settled_at >= :p3_from_at::TIMESTAMP WITH TIME ZONE
        AND mediation_dispute_2.settled_at < :p3_end_at::TIMESTAMP WITH TIME ZONE
        AND mediation_dispute_2.outcome IN (:outcome_2_1::VARCHAR, :outcome_2_2::VARCHAR,
          :outcome_2_3::VARCHAR)
    ) AS anon_6, (
      SELECT count(DISTINCT grid_staff_2.person_id) AS n0
      FROM grid_staff AS grid_staff_2
      WHERE grid_staff_2.valid_from <= :p3_last::DATE
        AND :p3_last::DATE < grid_staff_2.valid_to
        AND (grid_staff_2.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND grid_staff_2.path >= core_division_version_1.path
        AND grid_staff_2.path < (core_division_version_1.path || :path_4::VARCHAR)
        AND grid_staff_2.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_staff_2.path < :v_high::VARCHAR COLLATE "C"
        AND grid_staff_2.role = :role_2::VARCHAR
    ) AS anon_7
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
