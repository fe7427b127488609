SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"grids":null,"":1}' ELSE
      '{"grids":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_1
      FROM grid_grid AS grid_grid_1
      WHERE grid_grid_1.valid_from <= :v_today::DATE
        AND :v_today::DATE < grid_grid_1.valid_to
        AND grid_grid_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
        AND CASE WHEN (grid_grid_1.path >= :v_low::VARCHAR COLLATE "C" AND grid_grid_1.path <
          :v_high::VARCHAR COLLATE "C" AND grid_grid_1.path >= core_division_version_1.path AND
          grid_grid_1.path < (core_division_version_1.path || :path_1::VARCHAR)) THEN true ELSE
          false END
    ))::text
      || ',"pageInfo":{"hasNextPage":true,"hasPreviousPage":' || CASE WHEN (coalesce(max(p3.rn),
        :coalesce_1::INTEGER) > :p4_1::INTEGER) THEN 'true' ELSE 'false' END
      || ',"startCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p5_1::INTEGER) THEN substr(
        CAST(p3.rn + :p3_rn_1::INTEGER AS VARCHAR), :substr_1::INTEGER) || '"' || :p2_tag::VARCHAR
        COLLATE "C" || '.' || encode(convert_to('[' || (p3.r_households)::text || ',' || to_json((
        p3.r_id)::text)::text || ']', 'UTF8'), 'hex') || '"' END), :substr_2::INTEGER), 'null')
      || ',"endCursor":' || coalesce(max(CASE WHEN (p3.rn = :p3_rn_2::INTEGER AND :p6_1::INTEGER >
        :param_1::INTEGER) THEN '"' || :p2_tag::VARCHAR COLLATE "C" || '.' || encode(convert_to('['
        || (p3.r_households)::text || ',' || to_json((p3.r_id)::text)::text || ']', 'UTF8'), 'hex')
        || '"' END), 'null') || '},"nodes":[' || coalesce(string_agg('{"code":' || to_json((
        p3.r_code)::text)::text
      || ',"households":' || (p3.r_households)::text || '}', ',') FILTER (WHERE p3.rn <=
        :p7_1::INTEGER), '') || ']}' AS anon_2
    FROM (
      SELECT anon_3.r_id AS r_id, anon_3.r_division_id AS r_division_id, anon_3.r_code AS r_code,
          anon_3.r_households AS r_households, row_number() OVER (ORDER BY anon_3.r_households DESC,
          anon_3.r_id DESC) AS rn
      FROM (
        SELECT grid_grid_2.id AS r_id, grid_grid_2.division_id AS r_division_id, grid_grid_2.code AS
            r_code, grid_grid_2.households AS r_households
        FROM grid_grid AS grid_grid_2
        WHERE grid_grid_2.valid_from <= :v_today::DATE
          AND :v_today::DATE < grid_grid_2.valid_to
          AND grid_grid_2.county_id = :v_on_grid::VARCHAR COLLATE "C"
          AND CASE WHEN (grid_grid_2.path >= :v_low::VARCHAR COLLATE "C" AND grid_grid_2.path <
            :v_high::VARCHAR COLLATE "C" AND grid_grid_2.path >= core_division_version_1.path AND
            grid_grid_2.path < (core_division_version_1.path || :path_2::VARCHAR)) THEN true ELSE
            false END
          AND (grid_grid_2.households, grid_grid_2.id) < (:p2_k0::INTEGER, :p2_k1::VARCHAR)
        ORDER BY grid_grid_2.households DESC, grid_grid_2.id DESC
        LIMIT :p8_1::INTEGER
      ) AS anon_3
      ORDER BY anon_3.r_households ASC, anon_3.r_id ASC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_2::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
