SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C")) THEN '{"name":' || to_json((
      core_division_version_1.name)::text)::text ||
      ',"disputes":null,"grids":null,"gridEvents":null,"figures":null,"":1}' ELSE '{"name":' ||
      to_json((core_division_version_1.name)::text)::text
    || ',"disputes":null,"grids":{"totalCount":' || ((
    SELECT count(*) AS count_1
    FROM grid_grid AS grid_grid_1
      JOIN core_division_version AS core_division_version_2 ON core_division_version_2.division_id =
        grid_grid_1.division_id
      AND core_division_version_2.valid_from <= :v_today::DATE
      AND :v_today::DATE < core_division_version_2.valid_to
    WHERE grid_grid_1.valid_from <= :v_today::DATE
      AND :v_today::DATE < grid_grid_1.valid_to
      AND grid_grid_1.county_id = ANY (:v_on_grid::VARCHAR[])
      AND core_division_version_2.path >= :v_low::VARCHAR COLLATE "C"
      AND core_division_version_2.path < :v_high::VARCHAR COLLATE "C"
      AND core_division_version_2.path >= core_division_version_1.path
      AND core_division_version_2.path < (core_division_version_1.path || :path_1::VARCHAR)
  ))::text
    || '},"gridEvents":' || (
    SELECT '{"nodes":[' || coalesce(string_agg('{"no":' || to_json((anon_3.r_no)::text)::text ||
        ',"becameDispute":null}', ','), :coalesce_1::VARCHAR) || ']}' AS anon_2
    FROM (
      SELECT grid_event_1.county_id AS r_county_id, grid_event_1.id AS r_id,
          grid_event_1.division_id AS r_division_id, grid_event_1.placed_on AS r_placed_on,
          grid_event_1.no AS r_no, grid_event_1.event_class AS r_event_class, grid_event_1.item AS
          r_item, grid_event_1.urgency AS r_urgency, grid_event_1.status AS r_status,
          grid_event_1.happened_at AS r_happened_at, grid_event_1.found_at AS r_found_at,
          grid_event_1.summary AS r_summary, grid_event_1.opened_at AS r_opened_at,
          grid_event_1.due_at AS r_due_at, grid_event_1.closed_at AS r_closed_at,
          grid_event_1.version AS r_version, grid_event_1.grid_id AS r_grid_id,
          grid_event_1.became_dispute_id AS r_became_dispute_id, core_division_version_3.division_id
          AS p_id, core_division_version_3.valid_from AS p_valid_from,
          core_division_version_3.parent_id AS p_parent_id, core_division_version_3.county_id AS
          p_county_id, core_division_version_3.managed_by_id AS p_managed_by_id,
          core_division_version_3.level AS p_level, core_division_version_3.kind AS p_kind,
          core_division_version_3.code AS p_code, core_division_version_3.name AS p_name,
          core_division_version_3.short_name AS p_short_name, core_division_version_3.urban_rural AS
          p_urban_rural, core_division_version_3.sort_no AS p_sort_no, core_division_version_3.path
          AS p_path, core_division_version_3.valid_to AS p_valid_to
      FROM grid_event AS grid_event_1
        JOIN core_division_version AS core_division_version_3 ON core_division_version_3.division_id
          = grid_event_1.division_id
        AND core_division_version_3.valid_from <= grid_event_1.placed_on
        AND grid_event_1.placed_on < core_division_version_3.valid_to
      WHERE grid_event_1.county_id = ANY (:v_on_grid::VARCHAR[])
        AND core_division_version_3.path >= :v_low::VARCHAR COLLATE "C"
        AND core_division_version_3.path < :v_high::VARCHAR COLLATE "C"
        AND core_division_version_3.path >= core_division_version_1.path
        AND core_division_version_3.path < (core_division_version_1.path || :path_2::VARCHAR)
        AND grid_event_1.status = :p4::VARCHAR
      ORDER BY grid_event_1.opened_at ASC, grid_event_1.id ASC
      LIMIT :p5_1::INTEGER
    ) AS anon_3
  ) || ',"figures":[{"status":"PLUGIN_OFF","value":null},' || (
    SELECT '{"status":' || CASE WHEN (anon_5.n IS NULL) THEN '"NOT_RECORDED"' ELSE '"AVAILABLE"' END
      || ',"value":' || coalesce(to_json(nullif(nullif(nullif((anon_5.n)::float8, 'NaN'), 'Infinity'),
        '-Infinity'))::text, 'null') || '}' AS anon_4
    FROM (
      SELECT (
        SELECT count(*) AS count_2
        FROM grid_grid
          JOIN core_division_version AS spot ON spot.division_id = grid_grid.division_id
        WHERE spot.valid_from <= :p6_last::DATE
          AND :p6_last::DATE < spot.valid_to
          AND spot.path >= core_division_version_1.path
          AND spot.path < (core_division_version_1.path || :path_3::VARCHAR)
          AND spot.path >= :v_low::VARCHAR COLLATE "C"
          AND spot.path < :v_high::VARCHAR COLLATE "C"
          AND grid_grid.valid_from <= :p6_last::DATE
          AND :p6_last::DATE < grid_grid.valid_to
          AND grid_grid.county_id = ANY (:v_on_grid::VARCHAR[])
          AND grid_grid.kind IN (:kind_1_1::VARCHAR, :kind_1_2::VARCHAR)
      ) AS n
    ) AS anon_5
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today::DATE
    AND :v_today::DATE < core_division_version_1.valid_to
    AND (core_division_version_1.path >= :v_low::VARCHAR COLLATE "C" AND
      core_division_version_1.path < :v_high::VARCHAR COLLATE "C" OR
      core_division_version_1.division_id = ANY (:v_above::VARCHAR[]))
    AND core_division_version_1.code = :p1::VARCHAR COLLATE "C"
  LIMIT :param_1::INTEGER
) AS r0, '[null]' AS r1, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1::INTEGER
) AS epoch
