SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"gridEvents":null,"":1}'
      ELSE '{"gridEvents":' || (
    SELECT '{"totalCount":' || ((
      SELECT count(*) AS count_1
      FROM grid_event AS grid_event_1
      WHERE grid_event_1.county_id = :v_on_grid::VARCHAR COLLATE "C"
        AND CASE WHEN (grid_event_1.path >= :v_low::VARCHAR COLLATE "C" AND grid_event_1.path <
          :v_high::VARCHAR COLLATE "C" AND grid_event_1.path >= core_division_version_1.path AND
          grid_event_1.path < (core_division_version_1.path || :path_1::VARCHAR)) THEN true ELSE
          false END
    ))::text
      || ',"pageInfo":{"hasNextPage":' || CASE WHEN (coalesce(max(p3.rn), :coalesce_1::INTEGER) >
        :p4_1::INTEGER) THEN 'true' ELSE 'false' END
      || ',"hasPreviousPage":true,"startCursor":' || coalesce(max(CASE WHEN (p3.rn =
        :p3_rn_1::INTEGER AND :p5_1::INTEGER > :param_1::INTEGER) THEN '"' || :p2_tag::VARCHAR
        COLLATE "C" || '.' || encode(convert_to('[' || '"' || replace(left((coalesce(p3.r_due_at,
        :param_2::TIMESTAMP WITH TIME ZONE))::text, 19), ' ', 'T') || 'Z"' || ',' || to_json((
        p3.r_id)::text)::text || ']', 'UTF8'), 'hex') || '"' END), 'null')
      || ',"endCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p6_1::INTEGER) THEN substr(
        CAST(p3.rn + :p3_rn_2::INTEGER AS VARCHAR), :substr_1::INTEGER) || '"' || :p2_tag::VARCHAR
        COLLATE "C" || '.' || encode(convert_to('[' || '"' || replace(left((coalesce(p3.r_due_at,
        :param_3::TIMESTAMP WITH TIME ZONE))::text, 19), ' ', 'T') || 'Z"' || ',' || to_json((
        p3.r_id)::text)::text || ']', 'UTF8'), 'hex') || '"' END), :substr_2::INTEGER), 'null') ||
        '},"nodes":[' || coalesce(string_agg('{"no":' || to_json((p3.r_no)::text)::text
      || ',"dueAt":' || coalesce('"' || replace(left((p3.r_due_at)::text, 19), ' ', 'T') || 'Z"',
        'null') || '}', ',') FILTER (WHERE p3.rn <= :p7_1::INTEGER), '') || ']}' AS anon_2
    FROM (
      SELECT anon_3.r_id AS r_id, anon_3.r_division_id AS r_division_id, anon_3.r_placed_on AS
          r_placed_on, anon_3.r_no AS r_no, anon_3.r_due_at AS r_due_at, row_number() OVER (ORDER BY
          anon_3.r_due_at DESC NULLS LAST, anon_3.r_id DESC) AS rn
      FROM (
        SELECT grid_event_2.id AS r_id, grid_event_2.division_id AS r_division_id,
            grid_event_2.placed_on AS r_placed_on, grid_event_2.no AS r_no, grid_event_2.due_at AS
            r_due_at
        FROM grid_event AS grid_event_2
        WHERE grid_event_2.county_id = :v_on_grid::VARCHAR COLLATE "C"
          AND CASE WHEN (grid_event_2.path >= :v_low::VARCHAR COLLATE "C" AND grid_event_2.path <
            :v_high::VARCHAR COLLATE "C" AND grid_event_2.path >= core_division_version_1.path AND
            grid_event_2.path < (core_division_version_1.path || :path_2::VARCHAR)) THEN true ELSE
            false END
          AND (coalesce(grid_event_2.due_at, :param_4::TIMESTAMP WITH TIME ZONE), grid_event_2.id) < (
            :p2_k0::TIMESTAMP WITH TIME ZONE, :p2_k1::VARCHAR)
        ORDER BY grid_event_2.due_at DESC NULLS LAST, grid_event_2.id DESC
        LIMIT :p8_1::INTEGER
      ) AS anon_3
      ORDER BY anon_3.r_due_at DESC NULLS LAST, anon_3.r_id DESC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND ((core_division_version_1.path) COLLATE "POSIX" >= (:v_low::VARCHAR COLLATE "C") COLLATE
      "POSIX" AND (core_division_version_1.path) COLLATE "POSIX" < (:v_high::VARCHAR COLLATE "C")
      COLLATE "POSIX" OR core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_5::INTEGER
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
