SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"disputes":null,"":1}' ELSE '{"disputes":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM mediation_dispute AS mediation_dispute_1
      WHERE mediation_dispute_1.county_id = :v_on_mediation
        AND CASE WHEN (mediation_dispute_1.path >= :v_low AND mediation_dispute_1.path < :v_high AND
          mediation_dispute_1.path >= core_division_version_1.path AND mediation_dispute_1.path < (
          core_division_version_1.path || :path_1)) THEN 1 ELSE 0 END = 1
        AND mediation_dispute_1.opened_at >= :p4
        AND (EXISTS (
        SELECT core_division_version_2.division_id
        FROM core_division_version AS core_division_version_2
        WHERE core_division_version_2.code = :p5
          AND core_division_version_2.valid_from <= :v_today
          AND :v_today < core_division_version_2.valid_to
          AND mediation_dispute_1.path >= core_division_version_2.path
          AND mediation_dispute_1.path < (core_division_version_2.path || :path_2)
      ))
        AND mediation_dispute_1.status IN (SELECT value FROM json_each(:p6)) = 1
        AND coalesce(mediation_dispute_1.source = :p7, :coalesce_1) = 0
        AND (mediation_dispute_1.scale = :p8 OR mediation_dispute_1.outcome IS NOT NULL)
    ))
      || ',"pageInfo":{"hasNextPage":' || CASE WHEN (coalesce(max(p3.rn), :coalesce_2) > :p9_1) THEN
        'true' ELSE 'false' END
      || ',"hasPreviousPage":false,"startCursor":' || coalesce(max(CASE WHEN (p3.rn = :p3_rn_1 AND
        :p10_1 > :param_1) THEN '"' || :p2_tag || '.' || lower(hex('[' || json_quote(p3.r_opened_at)
        || ',' || json_quote(p3.r_no) || ',' || json_quote(p3.r_id) || ']')) || '"' END), 'null')
      || ',"endCursor":' || coalesce(substr(max(CASE WHEN (p3.rn <= :p11_1) THEN substr(CAST(p3.rn +
        :p3_rn_2 AS VARCHAR), :substr_1) || '"' || :p2_tag || '.' || lower(hex('[' || json_quote(
        p3.r_opened_at) || ',' || json_quote(p3.r_no) || ',' || json_quote(p3.r_id) || ']')) || '"'
        END), :substr_2), 'null') || '},"nodes":[' || coalesce(group_concat('{"no":' || json_quote(
        p3.r_no)
      || ',"title":' || json_quote(CASE p3.r_category_code WHEN :param_2 THEN :param_3 WHEN :param_4
        THEN :param_5 WHEN :param_6 THEN :param_7 WHEN :param_8 THEN :param_9 WHEN :param_10 THEN
        :param_11 WHEN :param_12 THEN :param_13 WHEN :param_14 THEN :param_15 WHEN :param_16 THEN
        :param_17 WHEN :param_18 THEN :param_19 WHEN :param_20 THEN :param_21 WHEN :param_22 THEN
        :param_23 WHEN :param_24 THEN :param_25 WHEN :param_26 THEN :param_27 WHEN :param_28 THEN
        :param_29 WHEN :param_30 THEN :param_31 WHEN :param_32 THEN :param_33 WHEN :param_34 THEN
        :param_35 ELSE p3.r_category_code END || :param_36 || (
      SELECT core_division_version_3.short_name
      FROM core_division_version AS core_division_version_3
      WHERE core_division_version_3.division_id = p3.r_division_id
        AND core_division_version_3.valid_from <= p3.r_placed_on
        AND p3.r_placed_on < core_division_version_3.valid_to
    ) || :param_37 || p3.r_no)
      || ',"status":' || json_quote(p3.r_status)
      || ',"openedAt":' || json_quote(p3.r_opened_at)
      || ',"category":' || coalesce((
      SELECT '{"code":' || json_quote(mediation_dispute_2.category_code)
        || ',"label":' || json_quote(CASE mediation_dispute_2.category_code WHEN :param_38 THEN
          :param_39 WHEN :param_40 THEN :param_41 WHEN :param_42 THEN :param_43 WHEN :param_44 THEN
          :param_45 WHEN :param_46 THEN :param_47 WHEN :param_48 THEN :param_49 WHEN :param_50 THEN
          :param_51 WHEN :param_52 THEN :param_53 WHEN :param_54 THEN :param_55 WHEN :param_56 THEN
          :param_57 WHEN :param_58 THEN :param_59 WHEN :param_60 THEN :param_61 WHEN :param_62 THEN
          :param_63 WHEN :param_64 THEN :param_65 WHEN :param_66 THEN :param_67 WHEN :param_68 THEN
          :param_69 WHEN :param_70 THEN :param_71 ELSE mediation_dispute_2.category_code END) || '}'
          AS anon_3
      FROM mediation_dispute AS mediation_dispute_2
      WHERE mediation_dispute_2.county_id = :v_on_mediation
        AND +mediation_dispute_2.path >= +:v_low
        AND +mediation_dispute_2.path < +:v_high
        AND mediation_dispute_2.county_id = p3.r_county_id
        AND mediation_dispute_2.id = p3.r_id
      LIMIT :param_72 OFFSET :param_73
    ), 'null') || ',"parties":[' || (
      SELECT coalesce(group_concat(o, ','), '')
      FROM (
        SELECT '{"seq":' || json_quote(mediation_dispute_party_1.seq)
          || ',"side":' || json_quote(mediation_dispute_party_1.side) || '}' AS o
        FROM mediation_dispute_party AS mediation_dispute_party_1
        WHERE mediation_dispute_party_1.county_id = :v_on_mediation
          AND mediation_dispute_party_1.county_id = p3.r_county_id
          AND mediation_dispute_party_1.dispute_id = p3.r_id
        ORDER BY mediation_dispute_party_1.seq
      )
    )
      || '],"division":' || coalesce((
      SELECT '{"name":' || json_quote(core_division_version_4.name) || '}' AS anon_4
      FROM core_division_version AS core_division_version_4
      WHERE core_division_version_4.valid_from <= p3.r_placed_on
        AND p3.r_placed_on < core_division_version_4.valid_to
        AND +core_division_version_4.path >= +:v_low
        AND +core_division_version_4.path < +:v_high
        AND core_division_version_4.division_id = p3.r_division_id
      LIMIT :param_74 OFFSET :param_75
    ), 'null') || '}', ',') FILTER (WHERE p3.rn <= :p12_1), '') || ']}' AS anon_2
    FROM (
      SELECT anon_5.r_county_id AS r_county_id, anon_5.r_id AS r_id, anon_5.r_division_id AS
          r_division_id, anon_5.r_placed_on AS r_placed_on, anon_5.r_no AS r_no,
          anon_5.r_category_code AS r_category_code, anon_5.r_status AS r_status, anon_5.r_opened_at
          AS r_opened_at, row_number() OVER (ORDER BY anon_5.r_opened_at DESC, anon_5.r_no ASC,
          anon_5.r_id ASC) AS rn
      FROM (
        SELECT mediation_dispute_3.county_id AS r_county_id, mediation_dispute_3.id AS r_id,
            mediation_dispute_3.division_id AS r_division_id, mediation_dispute_3.placed_on AS
            r_placed_on, mediation_dispute_3.no AS r_no, mediation_dispute_3.category_code AS
            r_category_code, mediation_dispute_3.status AS r_status, mediation_dispute_3.opened_at
            AS r_opened_at
        FROM mediation_dispute AS mediation_dispute_3
        WHERE mediation_dispute_3.county_id = :v_on_mediation
          AND CASE WHEN (mediation_dispute_3.path >= :v_low AND mediation_dispute_3.path < :v_high
            AND mediation_dispute_3.path >= core_division_version_1.path AND
            mediation_dispute_3.path < (core_division_version_1.path || :path_3)) THEN 1 ELSE 0 END
            = 1
          AND mediation_dispute_3.opened_at >= :p13
          AND (EXISTS (
          SELECT core_division_version_5.division_id
          FROM core_division_version AS core_division_version_5
          WHERE core_division_version_5.code = :p14
            AND core_division_version_5.valid_from <= :v_today
            AND :v_today < core_division_version_5.valid_to
            AND mediation_dispute_3.path >= core_division_version_5.path
            AND mediation_dispute_3.path < (core_division_version_5.path || :path_4)
        ))
          AND mediation_dispute_3.status IN (SELECT value FROM json_each(:p15)) = 1
          AND coalesce(mediation_dispute_3.source = :p16, :coalesce_3) = 0
          AND (mediation_dispute_3.scale = :p17 OR mediation_dispute_3.outcome IS NOT NULL)
        ORDER BY mediation_dispute_3.opened_at DESC, mediation_dispute_3.no ASC,
            mediation_dispute_3.id ASC
        LIMIT :p18_1 OFFSET :param_76
      ) AS anon_5
      ORDER BY anon_5.r_opened_at DESC, anon_5.r_no ASC, anon_5.r_id ASC
    ) AS p3
  ) || '}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (+core_division_version_1.path >= +:v_low AND +core_division_version_1.path < +:v_high OR
      core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_77 OFFSET :param_78
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
