SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_1.name)::text)::text || ',"figures":null,"children":null,"":1}' ELSE
      '{"name":' || to_json((core_division_version_1.name)::text)::text
    || ',"figures":' || (
    SELECT '[{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_3.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || '},{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_3.n1)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || '},{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_4.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null')
      || '},{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_5.n0)::float8, 'NaN'),
        'Infinity'), '-Infinity'))::text, 'null') || '}]' AS anon_2
    FROM (
      SELECT count(*) FILTER (WHERE mediation_dispute_1.accepted_at >= :p2_from_at::TIMESTAMP WITH
          TIME ZONE AND mediation_dispute_1.accepted_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.status != :status_1::VARCHAR) AS n0, count(*) FILTER (WHERE
          mediation_dispute_1.settled_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.settled_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.outcome IN (:outcome_1_1::VARCHAR, :outcome_1_2::VARCHAR,
          :outcome_1_3::VARCHAR)) AS n1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE (mediation_dispute_1.county_id) COLLATE "POSIX" = (:v_on_mediation::VARCHAR COLLATE "C")
          COLLATE "POSIX"
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_1::VARCHAR)
        AND mediation_dispute_1.path >= :v_low::VARCHAR COLLATE "C"
        AND mediation_dispute_1.path < :v_high::VARCHAR COLLATE "C"
        AND (mediation_dispute_1.accepted_at >= :p2_from_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.accepted_at < :p2_end_at::TIMESTAMP WITH TIME ZONE AND
          mediation_dispute_1.status != :status_1::VARCHAR OR mediation_dispute_1.settled_at >=
          :p2_from_at::TIMESTAMP WITH TIME ZONE AND mediation_dispute_1.settled_at <
          :p2_end_at::TIMESTAMP WITH TIME ZONE AND mediation_dispute_1.outcome IN (
          :outcome_1_1::VARCHAR, :outcome_1_2::VARCHAR, :outcome_1_3::VARCHAR))
    ) AS anon_3, (
      SELECT count(*) AS n0
      FROM grid_grid AS grid_grid_1
      WHERE grid_grid_1.valid_from <= :p2_last::DATE
        AND :p2_last::DATE < grid_grid_1.valid_to
        AND (grid_grid_1.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
          "POSIX"
        AND grid_grid_1.path >= core_division_version_1.path
        AND grid_grid_1.path < (core_division_version_1.path || :path_2::VARCHAR)
        AND grid_grid_1.path >= :v_low::VARCHAR COLLATE "C"
        AND grid_grid_1.path < :v_high::VARCHAR COLLATE "C"
        AND grid_grid_1.kind IN (:kind_1_1::VARCHAR, :kind_1_2::VARCHAR)
    ) AS anon_4, (
      SELECT count(DISTINCT services_assistance_case_1.counted_as) AS n0
      FROM services_assistance_case AS services_assistance_case_1
      WHERE (services_assistance_case_1.county_id) COLLATE "POSIX" = (:v_on_services::VARCHAR
          COLLATE "C") COLLATE "POSIX"
        AND services_assistance_case_1.path >= core_division_version_1.path
        AND services_assistance_case_1.path < (core_division_version_1.path || :path_3::VARCHAR)
        AND services_assistance_case_1.path >= :v_low::VARCHAR COLLATE "C"
        AND services_assistance_case_1.path < :v_high::VARCHAR COLLATE "C"
        AND services_assistance_case_1.activated_at < :p2_last_end_at::TIMESTAMP WITH TIME ZONE
        AND (services_assistance_case_1.closed_at IS NULL OR services_assistance_case_1.closed_at >=
          :p2_last_end_at::TIMESTAMP WITH TIME ZONE)
    ) AS anon_5
  ) || ',"children":[' || array_to_string(ARRAY(
    SELECT '{"name":' || to_json((core_division_version_2.name)::text)::text
      || ',"figures":' || (
      SELECT '[{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_7.n0)::float8, 'NaN'),
          'Infinity'), '-Infinity'))::text, 'null')
        || '},{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_7.n1)::float8, 'NaN'),
          'Infinity'), '-Infinity'))::text, 'null')
        || '},{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_8.n0)::float8, 'NaN'),
          'Infinity'), '-Infinity'))::text, 'null')
        || '},{"value":' || coalesce(to_json(nullif(nullif(nullif((anon_9.n0)::float8, 'NaN'),
          'Infinity'), '-Infinity'))::text, 'null') || '}]' AS anon_6
      FROM (
        SELECT count(*) FILTER (WHERE mediation_dispute_2.accepted_at >= :p3_from_at::TIMESTAMP WITH
            TIME ZONE AND mediation_dispute_2.accepted_at < :p3_end_at::TIMESTAMP WITH TIME ZONE AND
            mediation_dispute_2.status != :status_2::VARCHAR) AS n0, count(*) FILTER (WHERE
            mediation_dispute_2.settled_at >= :p3_from_at::TIMESTAMP WITH TIME ZONE AND
            mediation_dispute_2.settled_at < :p3_end_at::TIMESTAMP WITH TIME ZONE AND
            mediation_dispute_2.outcome IN (:outcome_2_1::VARCHAR, :outcome_2_2::VARCHAR,
            :outcome_2_3::VARCHAR)) AS n1
        FROM mediation_dispute AS mediation_dispute_2
        WHERE (mediation_dispute_2.county_id) COLLATE "POSIX" = (:v_on_mediation::VARCHAR COLLATE
            "C") COLLATE "POSIX"
          AND mediation_dispute_2.path >= core_division_version_2.path
          AND mediation_dispute_2.path < (core_division_version_2.path || :path_4::VARCHAR)
          AND mediation_dispute_2.path >= :v_low::VARCHAR COLLATE "C"
          AND mediation_dispute_2.path < :v_high::VARCHAR COLLATE "C"
          AND (mediation_dispute_2.accepted_at >= :p3_from_at::TIMESTAMP WITH TIME ZONE AND
            mediation_dispute_2.accepted_at < :p3_end_at::TIMESTAMP WITH TIME ZONE AND
            mediation_dispute_2.status != :status_2::VARCHAR OR mediation_dispute_2.settled_at >=
            :p3_from_at::TIMESTAMP WITH TIME ZONE AND mediation_dispute_2.settled_at <
            :p3_end_at::TIMESTAMP WITH TIME ZONE AND mediation_dispute_2.outcome IN (
            :outcome_2_1::VARCHAR, :outcome_2_2::VARCHAR, :outcome_2_3::VARCHAR))
      ) AS anon_7, (
        SELECT count(*) AS n0
        FROM grid_grid AS grid_grid_2
        WHERE grid_grid_2.valid_from <= :p3_last::DATE
          AND :p3_last::DATE < grid_grid_2.valid_to
          AND (grid_grid_2.county_id) COLLATE "POSIX" = (:v_on_grid::VARCHAR COLLATE "C") COLLATE
            "POSIX"
          AND grid_grid_2.path >= core_division_version_2.path
          AND grid_grid_2.path < (core_division_version_2.path || :path_5::VARCHAR)
          AND grid_grid_2.path >= :v_low::VARCHAR COLLATE "C"
          AND grid_grid_2.path < :v_high::VARCHAR COLLATE "C"
          AND grid_grid_2.kind IN (:kind_2_1::VARCHAR, :kind_2_2::VARCHAR)
      ) AS anon_8, (
        SELECT count(DISTINCT services_assistance_case_2.counted_as) AS n0
        FROM services_assistance_case AS services_assistance_case_2
        WHERE (services_assistance_case_2.county_id) COLLATE "POSIX" = (:v_on_services::VARCHAR
            COLLATE "C") COLLATE "POSIX"
          AND services_assistance_case_2.path >= core_division_version_2.path
          AND services_assistance_case_2.path < (core_division_version_2.path || :path_6::VARCHAR)
          AND services_assistance_case_2.path >= :v_low::VARCHAR COLLATE "C"
          AND services_assistance_case_2.path < :v_high::VARCHAR COLLATE "C"
          AND services_assistance_case_2.activated_at < :p3_last_end_at::TIMESTAMP WITH TIME ZONE
          AND (services_assistance_case_2.closed_at IS NULL OR services_assistance_case_2.closed_at
            >= :p3_last_end_at::TIMESTAMP WITH TIME ZONE)
      ) AS anon_9
    ) || '}' AS o
    FROM core_division_version AS core_division_version_2
    WHERE core_division_version_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_2.valid_to
      AND (core_division_version_2.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND (core_division_version_2.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C") COLLATE
        "POSIX"
      AND core_division_version_2.parent_id = core_division_version_1.division_id
    ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
        core_division_version_2.division_id
  ), ',') || ']}' END AS anon_1
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
