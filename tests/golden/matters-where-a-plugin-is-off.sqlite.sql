SELECT (
  SELECT CASE WHEN (NOT (core_division_version_1.path >= :v_low AND core_division_version_1.path <
      :v_high)) THEN '{"matters":null,"children":null,"":1}' ELSE '{"matters":' || (
    SELECT '{"totalCount":' || json_quote((
      SELECT count(*) AS count_1
      FROM (
        SELECT grid_event_1.county_id AS county_id, grid_event_1.id AS id, grid_event_1.division_id
            AS division_id, grid_event_1.path AS path, grid_event_1.placed_on AS placed_on,
            grid_event_1.no AS no, CASE grid_event_1.status WHEN :param_1 THEN :param_2 WHEN
            :param_3 THEN :param_4 WHEN :param_5 THEN :param_6 WHEN :param_7 THEN :param_8 WHEN
            :param_9 THEN :param_10 WHEN :param_11 THEN :param_12 WHEN :param_13 THEN :param_14 WHEN
            :param_15 THEN :param_16 WHEN :param_17 THEN :param_18 WHEN :param_19 THEN :param_20
            WHEN :param_21 THEN :param_22 ELSE :param_23 END AS phase, grid_event_1.opened_at AS
            opened_at, grid_event_1.due_at AS due_at, grid_event_1.closed_at AS closed_at,
            grid_event_1.updated_at AS updated_at, 'GridEvent' AS kind
        FROM grid_event AS grid_event_1
        WHERE grid_event_1.county_id IN (SELECT value FROM json_each(:v_on_grid)) = 1
          AND grid_event_1.path >= :v_low
          AND grid_event_1.path < :v_high
        UNION ALL SELECT mechanism_order_1.county_id AS county_id, mechanism_order_1.id AS id,
            mechanism_order_1.division_id AS division_id, mechanism_order_1.path AS path,
            mechanism_order_1.placed_on AS placed_on, mechanism_order_1.no AS no, CASE
            mechanism_order_1.status WHEN :param_24 THEN :param_25 WHEN :param_26 THEN :param_27
            WHEN :param_28 THEN :param_29 WHEN :param_30 THEN :param_31 WHEN :param_32 THEN
            :param_33 WHEN :param_34 THEN :param_35 WHEN :param_36 THEN :param_37 WHEN :param_38
            THEN :param_39 WHEN :param_40 THEN :param_41 WHEN :param_42 THEN :param_43 WHEN
            :param_44 THEN :param_45 ELSE :param_46 END AS phase, mechanism_order_1.opened_at AS
            opened_at, mechanism_order_1.due_at AS due_at, mechanism_order_1.closed_at AS closed_at,
            mechanism_order_1.updated_at AS updated_at, 'Order' AS kind
        FROM mechanism_order AS mechanism_order_1
        WHERE mechanism_order_1.county_id IN (SELECT value FROM json_each(:v_on_mechanism)) = 1
          AND mechanism_order_1.path >= :v_low
          AND mechanism_order_1.path < :v_high
        UNION ALL SELECT mediation_dispute_1.county_id AS county_id, mediation_dispute_1.id AS id,
            mediation_dispute_1.division_id AS division_id, mediation_dispute_1.path AS path,
            mediation_dispute_1.placed_on AS placed_on, mediation_dispute_1.no AS no, CASE
            mediation_dispute_1.status WHEN :param_47 THEN :param_48 WHEN :param_49 THEN :param_50
            WHEN :param_51 THEN :param_52 WHEN :param_53 THEN :param_54 WHEN :param_55 THEN
            :param_56 WHEN :param_57 THEN :param_58 WHEN :param_59 THEN :param_60 WHEN :param_61
            THEN :param_62 WHEN :param_63 THEN :param_64 WHEN :param_65 THEN :param_66 WHEN
            :param_67 THEN :param_68 WHEN :param_69 THEN :param_70 WHEN :param_71 THEN :param_72
            WHEN :param_73 THEN :param_74 WHEN :param_75 THEN :param_76 WHEN :param_77 THEN
            :param_78 ELSE :param_79 END AS phase, mediation_dispute_1.opened_at AS opened_at,
            mediation_dispute_1.due_at AS due_at, mediation_dispute_1.closed_at AS closed_at,
            mediation_dispute_1.updated_at AS updated_at, 'Dispute' AS kind
        FROM mediation_dispute AS mediation_dispute_1
        WHERE mediation_dispute_1.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
          AND mediation_dispute_1.path >= :v_low
          AND mediation_dispute_1.path < :v_high
        UNION ALL SELECT services_assistance_case_1.county_id AS county_id,
            services_assistance_case_1.id AS id, services_assistance_case_1.division_id AS
            division_id, services_assistance_case_1.path AS path,
            services_assistance_case_1.placed_on AS placed_on, services_assistance_case_1.no AS no,
            CASE services_assistance_case_1.status WHEN :param_80 THEN :param_81 WHEN :param_82 THEN
            :param_83 WHEN :param_84 THEN :param_85 WHEN :param_86 THEN :param_87 WHEN :param_88
            THEN :param_89 WHEN :param_90 THEN :param_91 WHEN :param_92 THEN :param_93 ELSE
            :param_94 END AS phase, services_assistance_case_1.opened_at AS opened_at,
            services_assistance_case_1.due_at AS due_at, services_assistance_case_1.closed_at AS
            closed_at, services_assistance_case_1.updated_at AS updated_at, 'AssistanceCase' AS kind
        FROM services_assistance_case AS services_assistance_case_1
        WHERE 0 = 1
      ) AS anon_3
      WHERE anon_3.path >= core_division_version_1.path
        AND anon_3.path < (core_division_version_1.path || :path_1)
    )) || ',"edges":[' || coalesce(group_concat('{"node":' || CASE p3.r_kind WHEN :param_95 THEN (
      SELECT '{"":"GridEvent","__typename":"GridEvent","no":' || json_quote(grid_event_2.no)
        || ',"becameDispute":' || coalesce((
        SELECT '{"no":' || json_quote(mediation_dispute_2.no) || '}' AS anon_5
        FROM mediation_dispute AS mediation_dispute_2
        WHERE mediation_dispute_2.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
          AND mediation_dispute_2.path || '' >= :v_low
          AND mediation_dispute_2.path || '' < :v_high
          AND mediation_dispute_2.county_id = grid_event_2.county_id
          AND mediation_dispute_2.id = grid_event_2.became_dispute_id
        LIMIT :param_96 OFFSET :param_97
      ), 'null') || '}' AS anon_4
      FROM grid_event AS grid_event_2
      WHERE grid_event_2.county_id IN (SELECT value FROM json_each(:v_on_grid)) = 1
        AND grid_event_2.path || '' >= :v_low
        AND grid_event_2.path || '' < :v_high
        AND grid_event_2.county_id = p3.r_county_id
        AND grid_event_2.id = p3.r_id
    ) WHEN :param_98 THEN (
      SELECT '{"":"Order","__typename":"Order","no":' || json_quote(mechanism_order_2.no) || '}' AS
          anon_6
      FROM mechanism_order AS mechanism_order_2
      WHERE mechanism_order_2.county_id IN (SELECT value FROM json_each(:v_on_mechanism)) = 1
        AND mechanism_order_2.path || '' >= :v_low
        AND mechanism_order_2.path || '' < :v_high
        AND mechanism_order_2.county_id = p3.r_county_id
        AND mechanism_order_2.id = p3.r_id
    ) WHEN :param_99 THEN (
      SELECT '{"":"Dispute","__typename":"Dispute","no":' || json_quote(mediation_dispute_3.no) ||
          '}' AS anon_7
      FROM mediation_dispute AS mediation_dispute_3
      WHERE mediation_dispute_3.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
        AND mediation_dispute_3.path || '' >= :v_low
        AND mediation_dispute_3.path || '' < :v_high
        AND mediation_dispute_3.county_id = p3.r_county_id
        AND mediation_dispute_3.id = p3.r_id
    ) ELSE 'null' END || '}', ','), '') || ']}' AS anon_2
    FROM (
      SELECT anon_8.county_id AS r_county_id, anon_8.id AS r_id, anon_8.division_id AS r_division_id,
          anon_8.placed_on AS r_placed_on, anon_8.kind AS r_kind, anon_8.no AS r_no
      FROM (
        SELECT grid_event_3.county_id AS county_id, grid_event_3.id AS id, grid_event_3.division_id
            AS division_id, grid_event_3.path AS path, grid_event_3.placed_on AS placed_on,
            grid_event_3.no AS no, CASE grid_event_3.status WHEN :param_100 THEN :param_101 WHEN
            :param_102 THEN :param_103 WHEN :param_104 THEN :param_105 WHEN :param_106 THEN
            :param_107 WHEN :param_108 THEN :param_109 WHEN :param_110 THEN :param_111 WHEN
            :param_112 THEN :param_113 WHEN :param_114 THEN :param_115 WHEN :param_116 THEN
            :param_117 WHEN :param_118 THEN :param_119 WHEN :param_120 THEN :param_121 ELSE
            :param_122 END AS phase, grid_event_3.opened_at AS opened_at, grid_event_3.due_at AS
            due_at, grid_event_3.closed_at AS closed_at, grid_event_3.updated_at AS updated_at,
            'GridEvent' AS kind
        FROM grid_event AS grid_event_3
        WHERE grid_event_3.county_id IN (SELECT value FROM json_each(:v_on_grid)) = 1
          AND grid_event_3.path >= :v_low
          AND grid_event_3.path < :v_high
        UNION ALL SELECT mechanism_order_3.county_id AS county_id, mechanism_order_3.id AS id,
            mechanism_order_3.division_id AS division_id, mechanism_order_3.path AS path,
            mechanism_order_3.placed_on AS placed_on, mechanism_order_3.no AS no, CASE
            mechanism_order_3.status WHEN :param_123 THEN :param_124 WHEN :param_125 THEN :param_126
            WHEN :param_127 THEN :param_128 WHEN :param_129 THEN :param_130 WHEN :param_131 THEN
            :param_132 WHEN :param_133 THEN :param_134 WHEN :param_135 THEN :param_136 WHEN
            :param_137 THEN :param_138 WHEN :param_139 THEN :param_140 WHEN :param_141 THEN
            :param_142 WHEN :param_143 THEN :param_144 ELSE :param_145 END AS phase,
            mechanism_order_3.opened_at AS opened_at, mechanism_order_3.due_at AS due_at,
            mechanism_order_3.closed_at AS closed_at, mechanism_order_3.updated_at AS updated_at,
            'Order' AS kind
        FROM mechanism_order AS mechanism_order_3
        WHERE mechanism_order_3.county_id IN (SELECT value FROM json_each(:v_on_mechanism)) = 1
          AND mechanism_order_3.path >= :v_low
          AND mechanism_order_3.path < :v_high
        UNION ALL SELECT mediation_dispute_4.county_id AS county_id, mediation_dispute_4.id AS id,
            mediation_dispute_4.division_id AS division_id, mediation_dispute_4.path AS path,
            mediation_dispute_4.placed_on AS placed_on, mediation_dispute_4.no AS no, CASE
            mediation_dispute_4.status WHEN :param_146 THEN :param_147 WHEN :param_148 THEN
            :param_149 WHEN :param_150 THEN :param_151 WHEN :param_152 THEN :param_153 WHEN
            :param_154 THEN :param_155 WHEN :param_156 THEN :param_157 WHEN :param_158 THEN
            :param_159 WHEN :param_160 THEN :param_161 WHEN :param_162 THEN :param_163 WHEN
            :param_164 THEN :param_165 WHEN :param_166 THEN :param_167 WHEN :param_168 THEN
            :param_169 WHEN :param_170 THEN :param_171 WHEN :param_172 THEN :param_173 WHEN
            :param_174 THEN :param_175 WHEN :param_176 THEN :param_177 ELSE :param_178 END AS phase,
            mediation_dispute_4.opened_at AS opened_at, mediation_dispute_4.due_at AS due_at,
            mediation_dispute_4.closed_at AS closed_at, mediation_dispute_4.updated_at AS updated_at,
            'Dispute' AS kind
        FROM mediation_dispute AS mediation_dispute_4
        WHERE mediation_dispute_4.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
          AND mediation_dispute_4.path >= :v_low
          AND mediation_dispute_4.path < :v_high
        UNION ALL SELECT services_assistance_case_2.county_id AS county_id,
            services_assistance_case_2.id AS id, services_assistance_case_2.division_id AS
            division_id, services_assistance_case_2.path AS path,
            services_assistance_case_2.placed_on AS placed_on, services_assistance_case_2.no AS no,
            CASE services_assistance_case_2.status WHEN :param_179 THEN :param_180 WHEN :param_181
            THEN :param_182 WHEN :param_183 THEN :param_184 WHEN :param_185 THEN :param_186 WHEN
            :param_187 THEN :param_188 WHEN :param_189 THEN :param_190 WHEN :param_191 THEN
            :param_192 ELSE :param_193 END AS phase, services_assistance_case_2.opened_at AS
            opened_at, services_assistance_case_2.due_at AS due_at,
            services_assistance_case_2.closed_at AS closed_at, services_assistance_case_2.updated_at
            AS updated_at, 'AssistanceCase' AS kind
        FROM services_assistance_case AS services_assistance_case_2
        WHERE 0 = 1
      ) AS anon_8
      WHERE anon_8.path >= core_division_version_1.path
        AND anon_8.path < (core_division_version_1.path || :path_2)
      ORDER BY anon_8.no DESC, anon_8.id DESC
      LIMIT :p4_1 OFFSET :param_194
    ) AS p3
  ) || ',"children":[' || (
    SELECT coalesce(group_concat(o, ','), '')
    FROM (
      SELECT '{"name":' || json_quote(core_division_version_2.name)
        || ',"matters":{"totalCount":' || json_quote((
        SELECT count(*) AS count_2
        FROM (
          SELECT grid_event_4.county_id AS county_id, grid_event_4.id AS id,
              grid_event_4.division_id AS division_id, grid_event_4.path AS path,
              grid_event_4.placed_on AS placed_on, grid_event_4.no AS no, CASE grid_event_4.status
              WHEN :param_195 THEN :param_196 WHEN :param_197 THEN :param_198 WHEN :param_199 THEN
              :param_200 WHEN :param_201 THEN :param_202 WHEN :param_203 THEN :param_204 WHEN
              :param_205 THEN :param_206 WHEN :param_207 THEN :param_208 WHEN :param_209 THEN
              :param_210 WHEN :param_211 THEN :param_212 WHEN :param_213 THEN :param_214 WHEN
              :param_215 THEN :param_216 ELSE :param_217 END AS phase, grid_event_4.opened_at AS
              opened_at, grid_event_4.due_at AS due_at, grid_event_4.closed_at AS closed_at,
              grid_event_4.updated_at AS updated_at, 'GridEvent' AS kind
          FROM grid_event AS grid_event_4
          WHERE grid_event_4.county_id IN (SELECT value FROM json_each(:v_on_grid)) = 1
            AND grid_event_4.path >= :v_low
            AND grid_event_4.path < :v_high
          UNION ALL SELECT mechanism_order_4.county_id AS county_id, mechanism_order_4.id AS id,
              mechanism_order_4.division_id AS division_id, mechanism_order_4.path AS path,
              mechanism_order_4.placed_on AS placed_on, mechanism_order_4.no AS no, CASE
              mechanism_order_4.status WHEN :param_218 THEN :param_219 WHEN :param_220 THEN
              :param_221 WHEN :param_222 THEN :param_223 WHEN :param_224 THEN :param_225 WHEN
              :param_226 THEN :param_227 WHEN :param_228 THEN :param_229 WHEN :param_230 THEN
              :param_231 WHEN :param_232 THEN :param_233 WHEN :param_234 THEN :param_235 WHEN
              :param_236 THEN :param_237 WHEN :param_238 THEN :param_239 ELSE :param_240 END AS
              phase, mechanism_order_4.opened_at AS opened_at, mechanism_order_4.due_at AS due_at,
              mechanism_order_4.closed_at AS closed_at, mechanism_order_4.updated_at AS updated_at,
              'Order' AS kind
          FROM mechanism_order AS mechanism_order_4
          WHERE mechanism_order_4.county_id IN (SELECT value FROM json_each(:v_on_mechanism)) = 1
            AND mechanism_order_4.path >= :v_low
            AND mechanism_order_4.path < :v_high
          UNION ALL SELECT mediation_dispute_5.county_id AS county_id, mediation_dispute_5.id AS id,
              mediation_dispute_5.division_id AS division_id, mediation_dispute_5.path AS path,
              mediation_dispute_5.placed_on AS placed_on, mediation_dispute_5.no AS no, CASE
              mediation_dispute_5.status WHEN :param_241 THEN :param_242 WHEN :param_243 THEN
              :param_244 WHEN :param_245 THEN :param_246 WHEN :param_247 THEN :param_248 WHEN
              :param_249 THEN :param_250 WHEN :param_251 THEN :param_252 WHEN :param_253 THEN
              :param_254 WHEN :param_255 THEN :param_256 WHEN :param_257 THEN :param_258 WHEN
              :param_259 THEN :param_260 WHEN :param_261 THEN :param_262 WHEN :param_263 THEN
              :param_264 WHEN :param_265 THEN :param_266 WHEN :param_267 THEN :param_268 WHEN
              :param_269 THEN :param_270 WHEN :param_271 THEN :param_272 ELSE :param_273 END AS
              phase, mediation_dispute_5.opened_at AS opened_at, mediation_dispute_5.due_at AS
              due_at, mediation_dispute_5.closed_at AS closed_at, mediation_dispute_5.updated_at AS
              updated_at, 'Dispute' AS kind
          FROM mediation_dispute AS mediation_dispute_5
          WHERE mediation_dispute_5.county_id IN (SELECT value FROM json_each(:v_on_mediation)) = 1
            AND mediation_dispute_5.path >= :v_low
            AND mediation_dispute_5.path < :v_high
          UNION ALL SELECT services_assistance_case_3.county_id AS county_id,
              services_assistance_case_3.id AS id, services_assistance_case_3.division_id AS
              division_id, services_assistance_case_3.path AS path,
              services_assistance_case_3.placed_on AS placed_on, services_assistance_case_3.no AS no,
              CASE services_assistance_case_3.status WHEN :param_274 THEN :param_275 WHEN :param_276
              THEN :param_277 WHEN :param_278 THEN :param_279 WHEN :param_280 THEN :param_281 WHEN
              :param_282 THEN :param_283 WHEN :param_284 THEN :param_285 WHEN :param_286 THEN
              :param_287 ELSE :param_288 END AS phase, services_assistance_case_3.opened_at AS
              opened_at, services_assistance_case_3.due_at AS due_at,
              services_assistance_case_3.closed_at AS closed_at,
              services_assistance_case_3.updated_at AS updated_at, 'AssistanceCase' AS kind
          FROM services_assistance_case AS services_assistance_case_3
          WHERE 0 = 1
        ) AS anon_9
        WHERE anon_9.path >= core_division_version_2.path
          AND anon_9.path < (core_division_version_2.path || :path_3)
          AND anon_9.phase = :p7
      )) || '}}' AS o
      FROM core_division_version AS core_division_version_2
      WHERE core_division_version_2.valid_from <= :v_today
        AND :v_today < core_division_version_2.valid_to
        AND core_division_version_2.path || '' >= :v_low
        AND core_division_version_2.path || '' < :v_high
        AND core_division_version_2.parent_id = core_division_version_1.division_id
      ORDER BY core_division_version_2.sort_no, core_division_version_2.code NULLS FIRST,
          core_division_version_2.division_id
    )
  ) || ']}' END AS anon_1
  FROM core_division_version AS core_division_version_1
  WHERE core_division_version_1.valid_from <= :v_today
    AND :v_today < core_division_version_1.valid_to
    AND (core_division_version_1.path || '' >= :v_low AND core_division_version_1.path || '' <
      :v_high OR core_division_version_1.division_id IN (SELECT value FROM json_each(:v_above)) = 1)
    AND core_division_version_1.code = :p1
  LIMIT :param_289 OFFSET :param_290
) AS r0, (
  SELECT core_epoch.value
  FROM core_epoch
  WHERE core_epoch.id = :id_1
) AS epoch
