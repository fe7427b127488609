SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_1.name)::text)::text || ',"figures":null,"children":null,"":1}' ELSE
      '{"name":' || to_json((core_division_version_1.name)::text)::text || ',"figures":[' || (
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
          AND mediation_dispute.accepted_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.accepted_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.status != :status_1::VARCHAR
      ) AS n
    ) AS anon_3
  ) || ',' || (
    SELECT '{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_5.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_4
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
          AND mediation_dispute.settled_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.settled_at < :p2_end_at::TIMESTAMP WITH TIME ZONE
          AND mediation_dispute.outcome IN (:outcome_1_1::VARCHAR, :outcome_1_2::VARCHAR,
            :outcome_1_3::VARCHAR)
      ) AS n
    ) AS anon_5
  ) || ',' || (
    SELECT '{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_7.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_6
    FROM (
      SELECT (
        SELECT count(*) AS count_3
        FROM grid_grid
          JOIN core_division_version AS spot ON spot.division_id = grid_grid.division_id
        WHERE spot.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_3::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_grid.valid_from <= :p2_last::DATE
          AND :p2_last::DATE < grid_grid.valid_to
          AND grid_grid.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_grid.kind IN (:kind_1_1::VARCHAR, :kind_1_2::VARCHAR)
      ) AS n
    ) AS anon_7
  ) || ',' || (
    SELECT '{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_9.n)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_8
    FROM (
      SELECT (
        SELECT count(DISTINCT services_assistance_case.person_id) AS count_4
        FROM services_assistance_case
          JOIN core_division_version AS spot ON spot.division_id =
            services_assistance_case.division_id
        WHERE spot.valid_from <= services_assistance_case.placed_on
          AND services_assistance_case.placed_on < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_4::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND services_assistance_case.county_id = ANY (:v_on_services::VARCHAR[])
          AND services_assistance_case.activated_at < :p2_last_end_at::TIMESTAMP WITH TIME ZONE
          AND (services_assistance_case.closed_at IS NULL OR services_assistance_case.closed_at >=
            :p2_last_end_at::TIMESTAMP WITH TIME ZONE)
      ) AS n
    ) AS anon_9
  )
    || '],"children":' || (
    SELECT '[' || coalesce(string_agg(anon_11.o, ','), :coalesce_1::VARCHAR) || ']' AS anon_10
    FROM (
      SELECT '{"name":' || to_json((core_division_version_2.name)::text)::text || ',"figures":[' || (
        SELECT '{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_13.n)::float8, 'NaN'),
            'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_12
        FROM (
          SELECT (
            SELECT count(*) AS count_5
            FROM mediation_dispute
              JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
            WHERE spot.valid_from <= mediation_dispute.placed_on
              AND mediation_dispute.placed_on < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_5::VARCHAR)
              AND spot.path >= :v_low::VARCHAR COLLATE "C"
              AND spot.path < :v_high::VARCHAR COLLATE "C"
              AND mediation_dispute.county_id = ANY (:v_on_mediation::VARCHAR[])
              AND mediation_dispute.accepted_at >= :p3_from_at::TIMESTAMP WITH TIME ZONE
              AND mediation_dispute.accepted_at < :p3_end_at::TIMESTAMP WITH TIME ZONE
              AND mediation_dispute.status != :status_2::VARCHAR
          ) AS n
        ) AS anon_13
      ) || ',' || (
        SELECT '{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_15.n)::float8, 'NaN'),
            'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_14
        FROM (
          SELECT (
            SELECT count(*) AS count_6
            FROM mediation_dispute
              JOIN core_division_version AS spot ON spot.division_id = mediation_dispute.division_id
            WHERE spot.valid_from <= mediation_dispute.placed_on
              AND mediation_dispute.placed_on < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_6::VARCHAR)
              AND spot.path >= :v_low::VARCHAR COLLATE "C"
              AND spot.path < :v_high::VARCHAR COLLATE "C"
              AND mediation_dispute.county_id = ANY (:v_on_mediation::VARCHAR[])
              AND mediation_dispute.settled_at >= :p3_from_at::TIMESTAMP WITH TIME ZONE
              AND mediation_dispute.settled_at < :p3_end_at::TIMESTAMP WITH TIME ZONE
              AND mediation_dispute.outcome IN (:outcome_2_1::VARCHAR, :outcome_2_2::VARCHAR,
                :outcome_2_3::VARCHAR)
          ) AS n
        ) AS anon_15
      ) || ',' || (
        SELECT '{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_17.n)::float8, 'NaN'),
            'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_16
        FROM (
          SELECT (
            SELECT count(*) AS count_7
            FROM grid_grid
              JOIN core_division_version AS spot ON spot.division_id = grid_grid.division_id
            WHERE spot.valid_from <= :p3_last::DATE
              AND :p3_last::DATE < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_7::VARCHAR)
              AND spot.path >= :v_low::VARCHAR COLLATE "C"
              AND spot.path < :v_high::VARCHAR COLLATE "C"
              AND grid_grid.valid_from <= :p3_last::DATE
              AND :p3_last::DATE < grid_grid.valid_to
              AND grid_grid.county_id = ANY (:v_on_grid::VARCHAR[])
              AND grid_grid.kind IN (:kind_2_1::VARCHAR, :kind_2_2::VARCHAR)
          ) AS n
        ) AS anon_17
      ) || ',' || (
        SELECT '{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_19.n)::float8, 'NaN'),
            'Infinity'), '-Infinity'))::text, 'null') || '}' AS anon_18
        FROM (
          SELECT (
            SELECT count(DISTINCT services_assistance_case.person_id) AS count_8
            FROM services_assistance_case
              JOIN core_division_version AS spot ON spot.division_id =
                services_assistance_case.division_id
            WHERE spot.valid_from <= services_assistance_case.placed_on
              AND services_assistance_case.placed_on < spot.valid_to
              AND spot.path >= core_division_version_2.path
              AND spot.path < (core_division_version_2.path || :path_8::VARCHAR)
              AND spot.path >= :v_low::VARCHAR COLLATE "C"
              AND spot.path < :v_high::VARCHAR COLLATE "C"
              AND services_assistance_case.county_id = ANY (:v_on_services::VARCHAR[])
              AND services_assistance_case.activated_at < :p3_last_end_at::TIMESTAMP WITH TIME ZONE
              AND (services_assistance_case.closed_at IS NULL OR services_assistance_case.closed_at
                >= :p3_last_end_at::TIMESTAMP WITH TIME ZONE)
          ) AS n
        ) AS anon_19
      ) || ']}' AS o
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today::DATE
        AND :v_today::DATE < core_division_version_2.valid_to
        AND core_division_version_2.path >= :v_low::VARCHAR COLLATE "C"
        AND core_division_version_2.path < :v_high::VARCHAR COLLATE "C"
        AND core_division_version_2.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
          core_division_version_2.division_id
    ) AS anon_11
  ) || '}' END AS anon_1
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
