SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"matters":null,"children":null,"":1}' ELSE '{"matters":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM (
        SELECT grid_event_1.county_id AS r_county_id, grid_event_1.id AS r_id,
            grid_event_1.division_id AS r_division_id, grid_event_1.path AS r_path,
            grid_event_1.placed_on AS r_placed_on, 'GridEvent' AS r_kind, grid_event_1.no AS r_no,
            CASE grid_event_1.status WHEN :param_1 THEN :param_2 WHEN :param_3 THEN :param_4 WHEN
            :param_5 THEN :param_6 WHEN :param_7 THEN :param_8 WHEN :param_9 THEN :param_10 WHEN
            :param_11 THEN :param_12 WHEN :param_13 THEN :param_14 WHEN :param_15 THEN :param_16
            WHEN :param_17 THEN :param_18 WHEN :param_19 THEN :param_20 WHEN :param_21 THEN
            :param_22 ELSE :param_23 END AS r_phase, grid_event_1.opened_at AS r_opened_at,
            grid_event_1.due_at AS r_due_at, grid_event_1.closed_at AS r_closed_at,
            grid_event_1.updated_at AS r_updated_at
        FROM grid_event AS grid_event_1
        WHERE grid_event_1.county_id IN (SELECT value FROM json_each(:v_on_grid)) = 1
          AND grid_event_1.path >= :v_low
          AND grid_event_1.path < :v_high
        UNION ALL SELECT mechanism_order_1.county_id AS r_county_id, mechanism_order_1.id AS r_id,
            mechanism_order_1.division_id AS r_division_id, mechanism_order_1.path AS r_path,
            mechanism_order_1.placed_on AS r_placed_on, 'Order' AS r_kind, mechanism_order_1.no AS
            r_no, CASE mechanism_order_1.status WHEN :param_24 THEN :param_25 WHEN :param_26 THEN
            :param_27 WHEN :param_28 THEN :param_29 WHEN :param_30 THEN :param_31 WHEN :param_32
            THEN :param_33 WHEN :param_34 THEN :param_35 WHEN :param_36 THEN :param_37 WHEN
            :param_38 THEN :param_39 WHEN :param_40 THEN :param_41 WHEN :param_42 THEN :param_43
            WHEN :param_44 THEN :param_45 ELSE :param_46 END AS r_phase, mechanism_order_1.opened_at
            AS r_opened_at, mechanism_order_1.due_at AS r_due_at, mechanism_order_1.closed_at AS
            r_closed_at, mechanism_order_1.updated_at AS r_updated_at
        FROM mechanism_order AS mechanism_order_1
        WHERE mechanism_order_1.county_id IN (SELECT value FROM json_each(:v_on_mechanism)) = 1
          AND mechanism_order_1.path >= :v_low
          AND mechanism_order_1.path < :v_high
        UNION ALL SELECT mediation_dispute_1.county_id AS r_county_id, mediation_dispute_1.id AS
            r_id, mediation_dispute_1.division_id AS r_division_id, mediation_dispute_1.path AS
            r_path, mediation_dispute_1.placed_on AS r_placed_on, 'Dispute' AS r_kind,
            mediation_dispute_1.no AS r_no, CASE mediation_dispute_1.status WHEN :param_47 THEN
            :param_48 WHEN :param_49 THEN :param_50 WHEN :param_51 THEN :param_52 WHEN :param_53
            THEN :param_54 WHEN :param_55 THEN :param_56 WHEN :param_57 THEN :param_58 WHEN
            :param_59 THEN :param_60 WHEN :param_61 THEN :param_62 WHEN :param_63 THEN :param_64
            WHEN :param_65 THEN :param_66 WHEN :param_67 THEN :param_68 WHEN :param_69 THEN
            :param_70 WHEN :param_71 THEN :param_72 WHEN :param_73 THEN :param_74 WHEN :param_75
            THEN :param_76 WHEN :param_77 THEN :param_78 ELSE :param_79 END AS r_phase,
            mediation_dispute_1.opened_at AS r_opened_at, mediation_dispute_1.due_at AS r_due_at,
            mediation_dispute_1.closed_at AS r_closed_at, mediation_dispute_1.updated_at AS
            r_updated_at
        FROM mediation_dispute AS mediation_dispute_1
        WHERE mediation_dispute_1.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
          AND mediation_dispute_1.path >= :v_low
          AND mediation_dispute_1.path < :v_high
        UNION ALL SELECT services_assistance_case_1.county_id AS r_county_id,
            services_assistance_case_1.id AS r_id, services_assistance_case_1.division_id AS
            r_division_id, services_assistance_case_1.path AS r_path,
            services_assistance_case_1.placed_on AS r_placed_on, 'AssistanceCase' AS r_kind,
            services_assistance_case_1.no AS r_no, CASE services_assistance_case_1.status WHEN
            :param_80 THEN :param_81 WHEN :param_82 THEN :param_83 WHEN :param_84 THEN :param_85
            WHEN :param_86 THEN :param_87 WHEN :param_88 THEN :param_89 WHEN :param_90 THEN
            :param_91 WHEN :param_92 THEN :param_93 ELSE :param_94 END AS r_phase,
            services_assistance_case_1.opened_at AS r_opened_at, services_assistance_case_1.due_at
            AS r_due_at, services_assistance_case_1.closed_at AS r_closed_at,
            services_assistance_case_1.updated_at AS r_updated_at
        FROM services_assistance_case AS services_assistance_case_1
        WHERE 0 = 1
      ) AS anon_3
      WHERE anon_3.r_path >= core_division_version_1.path
        AND anon_3.r_path < (core_division_version_1.path || :path_1)
    )) || ',"edges":[' || coalesce(group_concat('{"node":' || CASE p3.r_kind WHEN :param_95 THEN (
      SELECT '{"":"GridEvent","__typename":"GridEvent","no":' || json_quote(grid_event_2.no)
        || ',"becameDispute":' || coalesce((
        SELECT '{"no":' || json_quote(mediation_dispute_2.no) || '}' AS anon_5
        FROM mediation_dispute AS mediation_dispute_2
        WHERE mediation_dispute_2.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
          AND +mediation_dispute_2.path >= +:v_low
          AND +mediation_dispute_2.path < +:v_high
          AND mediation_dispute_2.county_id = grid_event_2.county_id
          AND mediation_dispute_2.id = grid_event_2.became_dispute_id
        LIMIT :param_96 OFFSET :param_97
      ), 'null') || '}' AS anon_4
      FROM grid_event AS grid_event_2
      WHERE grid_event_2.county_id IN (SELECT value FROM json_each(:v_on_grid)) = 1
        AND +grid_event_2.path >= +:v_low
        AND +grid_event_2.path < +:v_high
        AND grid_event_2.county_id = p3.r_county_id
        AND grid_event_2.id = p3.r_id
    ) WHEN :param_98 THEN (
      SELECT '{"":"Order","__typename":"Order","no":' || json_quote(mechanism_order_2.no) || '}' AS
          anon_6
      FROM mechanism_order AS mechanism_order_2
      WHERE mechanism_order_2.county_id IN (SELECT value FROM json_each(:v_on_mechanism)) = 1
        AND +mechanism_order_2.path >= +:v_low
        AND +mechanism_order_2.path < +:v_high
        AND mechanism_order_2.county_id = p3.r_county_id
        AND mechanism_order_2.id = p3.r_id
    ) WHEN :param_99 THEN (
      SELECT '{"":"Dispute","__typename":"Dispute","no":' || json_quote(mediation_dispute_3.no) ||
          '}' AS anon_7
      FROM mediation_dispute AS mediation_dispute_3
      WHERE mediation_dispute_3.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
        AND +mediation_dispute_3.path >= +:v_low
        AND +mediation_dispute_3.path < +:v_high
        AND mediation_dispute_3.county_id = p3.r_county_id
        AND mediation_dispute_3.id = p3.r_id
    ) ELSE 'null' END || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT anon_8.r_county_id AS r_county_id, anon_8.r_id AS r_id, anon_8.r_division_id AS
          r_division_id, anon_8.r_placed_on AS r_placed_on, anon_8.r_kind AS r_kind, anon_8.r_no AS
          r_no
      FROM (
        SELECT anon_9.r_county_id AS r_county_id, anon_9.r_id AS r_id, anon_9.r_division_id AS
            r_division_id, anon_9.r_placed_on AS r_placed_on, anon_9.r_kind AS r_kind, anon_9.r_no
            AS r_no
        FROM (
          SELECT grid_event_3.county_id AS r_county_id, grid_event_3.id AS r_id,
              grid_event_3.division_id AS r_division_id, grid_event_3.placed_on AS r_placed_on,
              'GridEvent' AS r_kind, grid_event_3.no AS r_no
          FROM grid_event AS grid_event_3
          WHERE grid_event_3.county_id IN (SELECT value FROM json_each(:v_on_grid)) = 1
            AND +grid_event_3.path >= +:v_low
            AND +grid_event_3.path < +:v_high
            AND grid_event_3.path >= core_division_version_1.path
            AND grid_event_3.path < (core_division_version_1.path || :path_2)
          ORDER BY grid_event_3.no DESC, grid_event_3.id DESC
          LIMIT :p4_1 OFFSET :param_100
        ) AS anon_9
        UNION ALL SELECT anon_10.r_county_id AS r_county_id, anon_10.r_id AS r_id,
            anon_10.r_division_id AS r_division_id, anon_10.r_placed_on AS r_placed_on,
            anon_10.r_kind AS r_kind, anon_10.r_no AS r_no
        FROM (
          SELECT mechanism_order_3.county_id AS r_county_id, mechanism_order_3.id AS r_id,
              mechanism_order_3.division_id AS r_division_id, mechanism_order_3.placed_on AS
              r_placed_on, 'Order' AS r_kind, mechanism_order_3.no AS r_no
          FROM mechanism_order AS mechanism_order_3
          WHERE mechanism_order_3.county_id IN (SELECT value FROM json_each(:v_on_mechanism)) = 1
            AND +mechanism_order_3.path >= +:v_low
            AND +mechanism_order_3.path < +:v_high
            AND mechanism_order_3.path >= core_division_version_1.path
            AND mechanism_order_3.path < (core_division_version_1.path || :path_3)
          ORDER BY mechanism_order_3.no DESC, mechanism_order_3.id DESC
          LIMIT :p5_1 OFFSET :param_101
        ) AS anon_10
        UNION ALL SELECT anon_11.r_county_id AS r_county_id, anon_11.r_id AS r_id,
            anon_11.r_division_id AS r_division_id, anon_11.r_placed_on AS r_placed_on,
            anon_11.r_kind AS r_kind, anon_11.r_no AS r_no
        FROM (
          SELECT mediation_dispute_4.county_id AS r_county_id, mediation_dispute_4.id AS r_id,
              mediation_dispute_4.division_id AS r_division_id, mediation_dispute_4.placed_on AS
              r_placed_on, 'Dispute' AS r_kind, mediation_dispute_4.no AS r_no
          FROM mediation_dispute AS mediation_dispute_4
          WHERE mediation_dispute_4.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
            AND +mediation_dispute_4.path >= +:v_low
            AND +mediation_dispute_4.path < +:v_high
            AND mediation_dispute_4.path >= core_division_version_1.path
            AND mediation_dispute_4.path < (core_division_version_1.path || :path_4)
          ORDER BY mediation_dispute_4.no DESC, mediation_dispute_4.id DESC
          LIMIT :p6_1 OFFSET :param_102
        ) AS anon_11
        UNION ALL SELECT anon_12.r_county_id AS r_county_id, anon_12.r_id AS r_id,
            anon_12.r_division_id AS r_division_id, anon_12.r_placed_on AS r_placed_on,
            anon_12.r_kind AS r_kind, anon_12.r_no AS r_no
        FROM (
          SELECT services_assistance_case_2.county_id AS r_county_id, services_assistance_case_2.id
              AS r_id, services_assistance_case_2.division_id AS r_division_id,
              services_assistance_case_2.placed_on AS r_placed_on, 'AssistanceCase' AS r_kind,
              services_assistance_case_2.no AS r_no
          FROM services_assistance_case AS services_assistance_case_2
          WHERE 0 = 1
          ORDER BY services_assistance_case_2.no DESC, services_assistance_case_2.id DESC
          LIMIT :p7_1 OFFSET :param_103
        ) AS anon_12
      ) AS anon_8
      ORDER BY anon_8.r_no DESC, anon_8.r_id DESC
      LIMIT :p8_1 OFFSET :param_104
    ) AS p3
  ) || ',"children":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"name":' || json_quote(core_division_version_2.name)
        || ',"matters":{"totalCount":' || json_quote((
        SELECT count(*) AS count_2
        FROM (
          SELECT grid_event_4.county_id AS r_county_id, grid_event_4.id AS r_id,
              grid_event_4.division_id AS r_division_id, grid_event_4.path AS r_path,
              grid_event_4.placed_on AS r_placed_on, 'GridEvent' AS r_kind, grid_event_4.no AS r_no,
              CASE grid_event_4.status WHEN :param_105 THEN :param_106 WHEN :param_107 THEN
              :param_108 WHEN :param_109 THEN :param_110 WHEN :param_111 THEN :param_112 WHEN
              :param_113 THEN :param_114 WHEN :param_115 THEN :param_116 WHEN :param_117 THEN
              :param_118 WHEN :param_119 THEN :param_120 WHEN :param_121 THEN :param_122 WHEN
              :param_123 THEN :param_124 WHEN :param_125 THEN :param_126 ELSE :param_127 END AS
              r_phase, grid_event_4.opened_at AS r_opened_at, grid_event_4.due_at AS r_due_at,
              grid_event_4.closed_at AS r_closed_at, grid_event_4.updated_at AS r_updated_at
          FROM grid_event AS grid_event_4
          WHERE grid_event_4.county_id IN (SELECT value FROM json_each(:v_on_grid)) = 1
            AND grid_event_4.path >= :v_low
            AND grid_event_4.path < :v_high
          UNION ALL SELECT mechanism_order_4.county_id AS r_county_id, mechanism_order_4.id AS r_id,
              mechanism_order_4.division_id AS r_division_id, mechanism_order_4.path AS r_path,
              mechanism_order_4.placed_on AS r_placed_on, 'Order' AS r_kind, mechanism_order_4.no AS
              r_no, CASE mechanism_order_4.status WHEN :param_128 THEN :param_129 WHEN :param_130
              THEN :param_131 WHEN :param_132 THEN :param_133 WHEN :param_134 THEN :param_135 WHEN
              :param_136 THEN :param_137 WHEN :param_138 THEN :param_139 WHEN :param_140 THEN
              :param_141 WHEN :param_142 THEN :param_143 WHEN :param_144 THEN :param_145 WHEN
              :param_146 THEN :param_147 WHEN :param_148 THEN :param_149 ELSE :param_150 END AS
              r_phase, mechanism_order_4.opened_at AS r_opened_at, mechanism_order_4.due_at AS
              r_due_at, mechanism_order_4.closed_at AS r_closed_at, mechanism_order_4.updated_at AS
              r_updated_at
          FROM mechanism_order AS mechanism_order_4
          WHERE mechanism_order_4.county_id IN (SELECT value FROM json_each(:v_on_mechanism)) = 1
            AND mechanism_order_4.path >= :v_low
            AND mechanism_order_4.path < :v_high
          UNION ALL SELECT mediation_dispute_5.county_id AS r_county_id, mediation_dispute_5.id AS
              r_id, mediation_dispute_5.division_id AS r_division_id, mediation_dispute_5.path AS
              r_path, mediation_dispute_5.placed_on AS r_placed_on, 'Dispute' AS r_kind,
              mediation_dispute_5.no AS r_no, CASE mediation_dispute_5.status WHEN :param_151 THEN
              :param_152 WHEN :param_153 THEN :param_154 WHEN :param_155 THEN :param_156 WHEN
              :param_157 THEN :param_158 WHEN :param_159 THEN :param_160 WHEN :param_161 THEN
              :param_162 WHEN :param_163 THEN :param_164 WHEN :param_165 THEN :param_166 WHEN
              :param_167 THEN :param_168 WHEN :param_169 THEN :param_170 WHEN :param_171 THEN
              :param_172 WHEN :param_173 THEN :param_174 WHEN :param_175 THEN :param_176 WHEN
              :param_177 THEN :param_178 WHEN :param_179 THEN :param_180 WHEN :param_181 THEN
              :param_182 ELSE :param_183 END AS r_phase, mediation_dispute_5.opened_at AS
              r_opened_at, mediation_dispute_5.due_at AS r_due_at, mediation_dispute_5.closed_at AS
              r_closed_at, mediation_dispute_5.updated_at AS r_updated_at
          FROM mediation_dispute AS mediation_dispute_5
          WHERE mediation_dispute_5.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
            AND mediation_dispute_5.path >= :v_low
            AND mediation_dispute_5.path < :v_high
          UNION ALL SELECT services_assistance_case_3.county_id AS r_county_id,
              services_assistance_case_3.id AS r_id, services_assistance_case_3.division_id AS
              r_division_id, services_assistance_case_3.path AS r_path,
              services_assistance_case_3.placed_on AS r_placed_on, 'AssistanceCase' AS r_kind,
              services_assistance_case_3.no AS r_no, CASE services_assistance_case_3.status WHEN
              :param_184 THEN :param_185 WHEN :param_186 THEN :param_187 WHEN :param_188 THEN
              :param_189 WHEN :param_190 THEN :param_191 WHEN :param_192 THEN :param_193 WHEN
              :param_194 THEN :param_195 WHEN :param_196 THEN :param_197 ELSE :param_198 END AS
              r_phase, services_assistance_case_3.opened_at AS r_opened_at,
              services_assistance_case_3.due_at AS r_due_at, services_assistance_case_3.closed_at AS
              r_closed_at, services_assistance_case_3.updated_at AS r_updated_at
          FROM services_assistance_case AS services_assistance_case_3
          WHERE 0 = 1
        ) AS anon_13
        WHERE anon_13.r_path >= core_division_version_2.path
          AND anon_13.r_path < (core_division_version_2.path || :path_5)
          AND anon_13.r_phase = :p11
      )) || '}}' AS o
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
  LIMIT :param_199 OFFSET :param_200
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
