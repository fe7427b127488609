SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"disputes":null,"grids":null,"children":null,"":1}' ELSE '{"disputes":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
        AND +mediation_dispute_1.path >= +:v_low
        AND +mediation_dispute_1.path < +:v_high
        AND mediation_dispute_1.path >= core_division_version_1.path
        AND mediation_dispute_1.path < (core_division_version_1.path || :path_1)
    )) || ',"nodes":[' || coalesce(group_concat('{"no":' || json_quote(p3.r_no) || '}', ','), '') ||
        ']}' AS anon_2
    FROM (
      SELECT mediation_dispute_2.id AS r_id, mediation_dispute_2.division_id AS r_division_id,
          mediation_dispute_2.placed_on AS r_placed_on, mediation_dispute_2.no AS r_no
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
        AND +mediation_dispute_2.path >= +:v_low
        AND +mediation_dispute_2.path < +:v_high
        AND mediation_dispute_2.path >= core_division_version_1.path
        AND mediation_dispute_2.path < (core_division_version_1.path || :path_2)
      ORDER BY mediation_dispute_2.no ASC, mediation_dispute_2.id ASC
      LIMIT :p4_1 OFFSET :param_1
    ) AS p3
  )
    || ',"grids":{"totalCount":' || json_quote((
    SELECT count(*) AS count_2
    FROM grid_grid AS grid_grid_1
    WHERE grid_grid_1.valid_from <= :v_today
      AND :v_today < grid_grid_1.valid_to
      AND grid_grid_1.county_id IN (SELECT value FROM json_each(:v_on_grid)) = 1
      AND +grid_grid_1.path >= +:v_low
      AND +grid_grid_1.path < +:v_high
      AND grid_grid_1.path >= core_division_version_1.path
      AND grid_grid_1.path < (core_division_version_1.path || :path_3)
  )) || '},"children":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"name":' || json_quote(core_division_version_2.name)
        || ',"disputes":{"totalCount":' || json_quote((
        SELECT count(*) AS count_3
        FROM mediation_dispute AS mediation_dispute_3
        WHERE +mediation_dispute_3.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
          AND +mediation_dispute_3.path >= +:v_low
          AND +mediation_dispute_3.path < +:v_high
          AND mediation_dispute_3.path >= core_division_version_2.path
          AND mediation_dispute_3.path < (core_division_version_2.path || :path_4)
      ))
        || '},"figures":' || (
        SELECT '[' || CASE WHEN (core_division_version_2.county_id IS NULL OR
            core_division_version_2.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1)
            THEN '{"status":"AVAILABLE","value":' || json_quote(CASE WHEN abs(anon_4.n0 + anon_5.n0)
            <= 1.7976931348623157e308 THEN (anon_4.n0 + anon_5.n0) * 1.0 END) || '}' ELSE
            '{"status":"PLUGIN_OFF","value":null}' END || ',' || CASE WHEN (
            core_division_version_2.county_id IS NULL OR core_division_version_2.county_id IN
            (SELECT value FROM json_each(:v_on_grid)) = 1) THEN '{"status":"AVAILABLE","value":' ||
            json_quote(CASE WHEN abs(anon_6.n0 + anon_5.n1) <= 1.7976931348623157e308 THEN (
            anon_6.n0 + anon_5.n1) * 1.0 END) || '}' ELSE '{"status":"PLUGIN_OFF","value":null}' END
            || ']' AS anon_3
        FROM (
          SELECT count(*) AS n0
          FROM mediation_dispute AS mediation_dispute_4, (
            SELECT core_division_version_3.division_id AS county_id, core_division_version_3.path AS
                low, core_division_version_3.path || :path_5 AS high
            FROM core_division_version AS core_division_version_3
            WHERE (core_division_version_2.county_id IS NULL OR core_division_version_2.county_id =
                core_division_version_2.division_id)
              AND (
              SELECT core_figure_window_1.turn
              FROM core_figure_window AS core_figure_window_1
              WHERE core_figure_window_1.period = :p9_text
                AND core_figure_window_1.last = :p9_last
                AND core_figure_window_1.ground = (
                SELECT core_epoch_1.value - core_epoch_1.light AS anon_8
                FROM core_epoch AS core_epoch_1
                WHERE core_epoch_1.id = :id_1
              )
            ) IS NOT NULL
              AND core_division_version_3.division_id IN (
              SELECT core_change_1.county_id
              FROM core_change AS core_change_1
              WHERE core_change_1.seq >= (
                SELECT core_figure_window_1.turn
                FROM core_figure_window AS core_figure_window_1
                WHERE core_figure_window_1.period = :p9_text
                  AND core_figure_window_1.last = :p9_last
                  AND core_figure_window_1.ground = (
                  SELECT core_epoch_1.value - core_epoch_1.light AS anon_8
                  FROM core_epoch AS core_epoch_1
                  WHERE core_epoch_1.id = :id_1
                )
              )
            )
              AND +core_division_version_3.division_id IN
                (SELECT value FROM json_each(:v_on_mediation)) = 1
              AND core_division_version_3.valid_from <= :v_today
              AND :v_today < core_division_version_3.valid_to
              AND CASE WHEN (core_division_version_3.path >= core_division_version_2.path AND
                core_division_version_3.path < (core_division_version_2.path || :path_6) AND
                core_division_version_3.path >= :v_low AND core_division_version_3.path < :v_high)
                THEN 1 ELSE 0 END = 1
            UNION ALL SELECT core_division_version_4.division_id AS county_id,
                core_division_version_4.path AS low, core_division_version_4.path || :path_7 AS high
            FROM core_division_version AS core_division_version_4
            WHERE (core_division_version_2.county_id IS NULL OR core_division_version_2.county_id =
                core_division_version_2.division_id)
              AND (
              SELECT core_figure_window_1.turn
              FROM core_figure_window AS core_figure_window_1
              WHERE core_figure_window_1.period = :p9_text
                AND core_figure_window_1.last = :p9_last
                AND core_figure_window_1.ground = (
                SELECT core_epoch_1.value - core_epoch_1.light AS anon_8
                FROM core_epoch AS core_epoch_1
                WHERE core_epoch_1.id = :id_1
              )
            ) IS NULL
              AND core_division_version_4.division_id IN
                (SELECT value FROM json_each(:v_on_mediation))
              AND core_division_version_4.valid_from <= :v_today
              AND :v_today < core_division_version_4.valid_to
              AND CASE WHEN (core_division_version_4.path >= core_division_version_2.path AND
                core_division_version_4.path < (core_division_version_2.path || :path_8) AND
                core_division_version_4.path >= :v_low AND core_division_version_4.path < :v_high)
                THEN 1 ELSE 0 END = 1
            UNION ALL SELECT core_division_version_2.county_id AS county_id,
                core_division_version_2.path AS low, core_division_version_2.path || :path_9 AS high
            WHERE NOT (core_division_version_2.county_id IS NULL OR
                core_division_version_2.county_id = core_division_version_2.division_id)
              AND core_division_version_2.county_id IN
                (SELECT value FROM json_each(:v_on_mediation)) = 1
              AND core_division_version_2.path >= :v_low
              AND core_division_version_2.path < :v_high
          ) AS anon_7
          WHERE mediation_dispute_4.path >= anon_7.low
            AND mediation_dispute_4.path < anon_7.high
            AND +mediation_dispute_4.county_id = +anon_7.county_id
            AND mediation_dispute_4.accepted_at >= :p9_from_at
            AND mediation_dispute_4.accepted_at < :p9_end_at
            AND mediation_dispute_4.status != :status_1
        ) AS anon_4, (
          SELECT count(*) AS n0
          FROM grid_grid AS grid_grid_2, (
            SELECT core_division_version_5.division_id AS county_id, core_division_version_5.path AS
                low, core_division_version_5.path || :path_10 AS high
            FROM core_division_version AS core_division_version_5
            WHERE (core_division_version_2.county_id IS NULL OR core_division_version_2.county_id =
                core_division_version_2.division_id)
              AND (
              SELECT core_figure_window_1.turn
              FROM core_figure_window AS core_figure_window_1
              WHERE core_figure_window_1.period = :p9_text
                AND core_figure_window_1.last = :p9_last
                AND core_figure_window_1.ground = (
                SELECT core_epoch_1.value - core_epoch_1.light AS anon_8
                FROM core_epoch AS core_epoch_1
                WHERE core_epoch_1.id = :id_1
              )
            ) IS NOT NULL
              AND core_division_version_5.division_id IN (
              SELECT core_change_1.county_id
              FROM core_change AS core_change_1
              WHERE core_change_1.seq >= (
                SELECT core_figure_window_1.turn
                FROM core_figure_window AS core_figure_window_1
                WHERE core_figure_window_1.period = :p9_text
                  AND core_figure_window_1.last = :p9_last
                  AND core_figure_window_1.ground = (
                  SELECT core_epoch_1.value - core_epoch_1.light AS anon_8
                  FROM core_epoch AS core_epoch_1
                  WHERE core_epoch_1.id = :id_1
                )
              )
            )
              AND +core_division_version_5.division_id IN (SELECT value FROM json_each(:v_on_grid))
                = 1
              AND core_division_version_5.valid_from <= :v_today
              AND :v_today < core_division_version_5.valid_to
              AND CASE WHEN (core_division_version_5.path >= core_division_version_2.path AND
                core_division_version_5.path < (core_division_version_2.path || :path_11) AND
                core_division_version_5.path >= :v_low AND core_division_version_5.path < :v_high)
                THEN 1 ELSE 0 END = 1
            UNION ALL SELECT core_division_version_6.division_id AS county_id,
                core_division_version_6.path AS low, core_division_version_6.path || :path_12 AS
                high
            FROM core_division_version AS core_division_version_6
            WHERE (core_division_version_2.county_id IS NULL OR core_division_version_2.county_id =
                core_division_version_2.division_id)
              AND (
              SELECT core_figure_window_1.turn
              FROM core_figure_window AS core_figure_window_1
              WHERE core_figure_window_1.period = :p9_text
                AND core_figure_window_1.last = :p9_last
                AND core_figure_window_1.ground = (
                SELECT core_epoch_1.value - core_epoch_1.light AS anon_8
                FROM core_epoch AS core_epoch_1
                WHERE core_epoch_1.id = :id_1
              )
            ) IS NULL
              AND core_division_version_6.division_id IN (SELECT value FROM json_each(:v_on_grid))
              AND core_division_version_6.valid_from <= :v_today
              AND :v_today < core_division_version_6.valid_to
              AND CASE WHEN (core_division_version_6.path >= core_division_version_2.path AND
                core_division_version_6.path < (core_division_version_2.path || :path_13) AND
                core_division_version_6.path >= :v_low AND core_division_version_6.path < :v_high)
                THEN 1 ELSE 0 END = 1
            UNION ALL SELECT core_division_version_2.county_id AS county_id,
                core_division_version_2.path AS low, core_division_version_2.path || :path_14 AS
                high
            WHERE NOT (core_division_version_2.county_id IS NULL OR
                core_division_version_2.county_id = core_division_version_2.division_id)
              AND core_division_version_2.county_id IN (SELECT value FROM json_each(:v_on_grid)) = 1
              AND core_division_version_2.path >= :v_low
              AND core_division_version_2.path < :v_high
          ) AS anon_9
          WHERE grid_grid_2.valid_from <= :p9_last
            AND :p9_last < grid_grid_2.valid_to
            AND grid_grid_2.path >= anon_9.low
            AND grid_grid_2.path < anon_9.high
            AND +grid_grid_2.county_id = +anon_9.county_id
            AND grid_grid_2.kind IN (:kind_1_1, :kind_1_2)
        ) AS anon_6, (
          SELECT CAST(coalesce(sum(core_county_figure_1.number) FILTER (WHERE
              core_county_figure_1.name IN (:name_1_1) AND core_county_figure_1.county_id IN
              (SELECT value FROM json_each(:v_on_mediation)) = 1), :coalesce_1) AS BIGINT) AS n0,
              CAST(coalesce(sum(core_county_figure_1.number) FILTER (WHERE core_county_figure_1.name
              IN (:name_2_1) AND core_county_figure_1.county_id IN
              (SELECT value FROM json_each(:v_on_grid)) = 1), :coalesce_2) AS BIGINT) AS n1
          FROM core_county_figure AS core_county_figure_1
          WHERE core_county_figure_1.period = :p9_text
            AND core_county_figure_1.path >= core_division_version_2.path
            AND core_county_figure_1.path < (core_division_version_2.path || :path_15)
            AND core_county_figure_1.path >= :v_low
            AND core_county_figure_1.path < :v_high
            AND (core_division_version_2.county_id IS NULL OR core_division_version_2.county_id =
              core_division_version_2.division_id)
            AND (
            SELECT core_figure_window_1.turn
            FROM core_figure_window AS core_figure_window_1
            WHERE core_figure_window_1.period = :p9_text
              AND core_figure_window_1.last = :p9_last
              AND core_figure_window_1.ground = (
              SELECT core_epoch_1.value - core_epoch_1.light AS anon_8
              FROM core_epoch AS core_epoch_1
              WHERE core_epoch_1.id = :id_1
            )
          ) IS NOT NULL
            AND (core_county_figure_1.county_id NOT IN (
            SELECT core_change_1.county_id
            FROM core_change AS core_change_1
            WHERE core_change_1.seq >= (
              SELECT core_figure_window_1.turn
              FROM core_figure_window AS core_figure_window_1
              WHERE core_figure_window_1.period = :p9_text
                AND core_figure_window_1.last = :p9_last
                AND core_figure_window_1.ground = (
                SELECT core_epoch_1.value - core_epoch_1.light AS anon_8
                FROM core_epoch AS core_epoch_1
                WHERE core_epoch_1.id = :id_1
              )
            )
          ))
        ) AS anon_5
      ) || '}' AS o
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today
        AND :v_today < core_division_version_2.valid_to
        AND +core_division_version_2.path >= +:v_low
        AND +core_division_version_2.path < +:v_high
        AND core_division_version_2.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
          core_division_version_2.division_id
    )
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_2 OFFSET :param_3
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_2
) AS epoch
